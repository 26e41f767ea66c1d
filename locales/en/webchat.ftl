### The web page's own words. What the conversation says stands in the other files.

webchat-title = Qianmen · Online clinic
webchat-language-name = English
webchat-skip = Skip to the message box
webchat-settings = Display settings
webchat-log = Conversation
webchat-keys = Always available
webchat-no-script = This page needs JavaScript. In an emergency, call your local emergency number.
webchat-write = Write a message
webchat-placeholder = Write…
webchat-photo = Send a photo
webchat-send = Send
webchat-viewer = Photo
webchat-close = Close
webchat-larger = Large type
webchat-size = Text size
webchat-speak = Read aloud
webchat-hush = Stop reading
webchat-normal = Normal type
webchat-emergency = Emergency
webchat-call = Call { $number } now
webchat-menu = Menu
webchat-human = Staff
webchat-repeat = Say it again
webchat-back = Back

## Whether the line is up

webchat-online = Connected
webchat-connecting = Connecting…
webchat-offline = No connection, trying again. What you write is kept and sent by itself.
webchat-no-cookie = Your browser does not allow cookies, so no conversation can begin. Please allow them and reload the page.
webchat-too-many = You have too many windows open. Please close some and reload the page.
webchat-slow = You are writing fast. Every message has arrived and is answered in order; one moment please.

## Beside a message

webchat-waiting = Waiting to be sent
webchat-refused = Not sent
webchat-too-long = This text is too long. Please send it in parts of at most 8,000 characters.
webchat-empty-photo = No photo was chosen.
webchat-large-photo = This photo is too large. Please choose one of at most 10 MB.
webchat-bad-photo = This photo cannot be opened. Please choose another one (JPG or PNG).
webchat-photo-sending = Sending the photo…
webchat-photo-failed = The photo was not sent
webchat-again = Send again
webchat-today = Today
webchat-yesterday = Yesterday
webchat-you = You said
webchat-us = Received
webchat-your-photo = Photo you sent
webchat-our-photo = Photo you received
webchat-file = Download the file
webchat-voice = Voice message
webchat-video = Video
webchat-place = Place
webchat-chosen = Chosen
webchat-options = Possible answers
webchat-new-below = New messages ↓
webchat-more-below = More below ↓
webchat-sheet-title = What the patient told, for the doctor
webchat-sheet-own = Filled in by the patient or the family; not checked by a doctor, and no diagnosis.
webchat-sheet-at = Told on { $at }
webchat-sheet-by = Set out by { $clinic } from the answers, just as they were given.
webchat-sheet-print = To print it, use "Print" in the menu of your browser. The link stops working after two days. Whoever has it can read this page: give it only to those who should.

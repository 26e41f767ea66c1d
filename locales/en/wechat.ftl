### The custom menu below a WeChat chat: top buttons have at most 16 bytes, those below them 60.

wechat-menu-care = Care
wechat-menu-human = Clinician
wechat-menu-more = More
wechat-menu-intake = I feel unwell
wechat-menu-test = Test at home
wechat-menu-vaccine = Vaccination
wechat-menu-menu = All services
wechat-menu-emergency = Emergency
wechat-menu-larger = Larger text
wechat-menu-stop = Stop notices

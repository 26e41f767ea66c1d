### The custom menu below a WeChat chat: top buttons have at most 16 bytes, those below them 60.

wechat-menu-intake = I feel unwell
wechat-menu-human = Clinician
wechat-menu-more = More
wechat-menu-menu = All services
wechat-menu-mine = Mine
wechat-menu-emergency = Emergency
wechat-menu-larger = Larger text
wechat-menu-services = Other services

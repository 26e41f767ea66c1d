### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### The custom menu below a WeChat chat: top buttons have at most 16 bytes, those below them 60.

wechat-menu-intake = 我不舒服
wechat-menu-human = 找醫生
wechat-menu-more = 更多
wechat-menu-menu = 全部服務
wechat-menu-mine = 我的
wechat-menu-emergency = 急救
wechat-menu-larger = 大字版
wechat-menu-services = 其他服務

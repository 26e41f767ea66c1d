### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
# The commands Telegram offers beside the input field.

command-menu = 主選單
command-human = 找醫護人員
command-back = 返回上一步
command-larger = 換成更簡單的說法
command-emergency = 緊急情況

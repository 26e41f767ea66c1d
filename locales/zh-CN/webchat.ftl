### The web page's own words. What the conversation says stands in the other files.

webchat-title = 前门 · 在线问诊
webchat-language-name = 简体中文
webchat-skip = 跳到输入框
webchat-settings = 显示设置
webchat-log = 对话
webchat-keys = 随时可用
webchat-no-script = 此页面需要浏览器启用 JavaScript。紧急情况请直接拨打当地急救电话。
webchat-write = 请输入您想说的话
webchat-placeholder = 写在这里
webchat-photo = 发送照片
webchat-send = 发送
webchat-viewer = 查看照片
webchat-close = 关闭
webchat-larger = 大字版
webchat-size = 字号
webchat-speak = 朗读
webchat-hush = 停止朗读
webchat-normal = 标准版
webchat-emergency = 急救
webchat-call = 拨打急救电话 { $number }
webchat-menu = 主菜单
webchat-human = 人工
webchat-repeat = 再说一遍
webchat-back = 返回上一步

## Whether the line is up

webchat-online = 已连接
webchat-connecting = 正在连接…
webchat-offline = 网络断开，正在重连。您写的内容会保留并自动发送。
webchat-no-cookie = 浏览器不允许保存登录信息（Cookie），无法开始对话。请允许后刷新页面。
webchat-too-many = 您打开的窗口太多，请关闭其他窗口后刷新页面。
webchat-slow = 您发得有点快，消息都已收到，会按顺序处理，请稍候。

## Beside a message

webchat-waiting = 等待发送
webchat-refused = 未能发送
webchat-too-long = 这段话太长，请分成几段发送（每段不超过 8000 字）。
webchat-empty-photo = 没有选到照片。
webchat-large-photo = 照片太大，请选择 10 MB 以内的照片。
webchat-bad-photo = 打不开这张照片，请换一张（JPG 或 PNG）。
webchat-photo-sending = 照片发送中…
webchat-photo-failed = 照片未能发送
webchat-again = 重新发送
webchat-today = 今天
webchat-yesterday = 昨天
webchat-you = 您说
webchat-us = 收到
webchat-your-photo = 您发的照片
webchat-our-photo = 收到的照片
webchat-file = 下载文件
webchat-voice = 语音
webchat-video = 视频
webchat-place = 位置
webchat-chosen = 已选
webchat-options = 可选回答
webchat-new-below = 有新消息 ↓
webchat-more-below = 下面还有 ↓
webchat-sheet-title = 给医生看的情况说明
webchat-sheet-own = 以下是病人或家属自己填写的，未经医生核实，不是诊断。
webchat-sheet-at = 填写时间：{ $at }
webchat-sheet-by = 由{ $clinic }整理，只按病人的回答原样列出。
webchat-sheet-print = 要打印，请用浏览器菜单里的“打印”。链接两天后打不开；有链接的人都能看到，请只给要看的人。

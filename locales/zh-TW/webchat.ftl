### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### The web page's own words. What the conversation says stands in the other files.

webchat-title = 前門 · 線上問診
webchat-language-name = 繁體中文
webchat-skip = 跳到輸入框
webchat-settings = 顯示設定
webchat-log = 對話
webchat-keys = 隨時可用
webchat-no-script = 此頁面需要瀏覽器啟用 JavaScript。緊急情況請直接撥打當地急救電話。
webchat-write = 請輸入您想說的話
webchat-placeholder = 寫在這裡
webchat-photo = 傳送照片
webchat-send = 傳送
webchat-viewer = 查看照片
webchat-close = 關閉
webchat-larger = 大字版
webchat-size = 字號
webchat-speak = 朗讀
webchat-hush = 停止朗讀
webchat-normal = 標準版
webchat-emergency = 急救
webchat-call = 撥打急救電話 { $number }
webchat-menu = 主選單
webchat-human = 人工
webchat-repeat = 再說一遍
webchat-back = 返回上一步

## Whether the line is up

webchat-online = 已連線
webchat-connecting = 正在連線…
webchat-offline = 網路斷開，正在重連。您寫的內容會保留並自動傳送。
webchat-no-cookie = 瀏覽器不允許儲存登入資訊（Cookie），無法開始對話。請允許後重新整理頁面。
webchat-too-many = 您開啟的視窗太多，請關閉其他視窗後重新整理頁面。
webchat-slow = 您發得有點快，訊息都已收到，會按順序處理，請稍候。

## Beside a message

webchat-waiting = 等待傳送
webchat-refused = 未能傳送
webchat-too-long = 這段話太長，請分成幾段傳送（每段不超過 8000 字）。
webchat-empty-photo = 沒有選到照片。
webchat-large-photo = 照片太大，請選擇 10 MB 以內的照片。
webchat-bad-photo = 打不開這張照片，請換一張（JPG 或 PNG）。
webchat-photo-sending = 照片傳送中…
webchat-photo-failed = 照片未能傳送
webchat-again = 重新傳送
webchat-today = 今天
webchat-yesterday = 昨天
webchat-you = 您說
webchat-us = 收到
webchat-your-photo = 您傳的照片
webchat-our-photo = 收到的照片
webchat-file = 下載檔案
webchat-voice = 語音
webchat-video = 影片
webchat-place = 位置
webchat-chosen = 已選
webchat-options = 可選回答
webchat-new-below = 有新訊息 ↓
webchat-more-below = 下面還有 ↓
webchat-sheet-title = 給醫生看的情況說明
webchat-sheet-own = 以下是病人或家屬自己填寫的，未經醫生核實，不是診斷。
webchat-sheet-at = 填寫時間：{ $at }
webchat-sheet-by = 由{ $clinic }整理，只按病人的回答原樣列出。
webchat-sheet-print = 要列印，請用瀏覽器選單裡的「列印」。連結兩天後打不開；有連結的人都能看到，請只給要看的人。

### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 我的檔案：看、要一份、更正、刪除。

flow-record = 我的檔案
record-main = 檔案裡有您說過的情況。想做什麼？
record-main-look = 看一看
record-main-look-also = 看 | 查看
record-main-export = 要一份
record-main-export-also = 匯出 | 導出 | 下載
record-main-change = 改名字或刪一個人
record-main-change-also = 更正 | 修改 | 改
record-main-erase = 全部刪除
record-main-erase-also = 刪除 | 登出 | 註銷 | 清空
record-empty = 還沒有記下什麼。
record-patients = 記著的人：{ $lines }
record-patient = { $name }（{ $sex }，{ $age }）
record-cases = 最近的諮詢：{ $lines }
record-case = { $day } { $role }：{ $advice }
record-no-advice = 沒有寫建議
record-results = 自評結果（篩查，不是診斷）：{ $lines }
record-result = { $day } { $named }：{ $found }，{ $points }
record-copied = 您的檔案在這個檔案裡。請自己保管好，別轉給陌生人。
record-pick = 哪一個人？
record-act = 想怎麼改？
record-act-rename = 改名字
record-act-rename-also = 名字 | 改名
record-act-forget = 清掉病史、用藥、過敏
record-act-forget-also = 病史 | 用藥 | 過敏
record-forgotten = 好的，清掉了。下次會重新問您。
record-known = 長期的情況：{ $lines }
record-of = { $name }（{ $lines }）
record-line = { $title }：{ $values }
record-kit = { $day } 自我檢測：{ $lines }
record-act-remove = 刪掉這個人
record-act-remove-also = 刪 | 刪掉
record-name = 正確的名字是什麼？
record-renamed = 好的，改好了。
record-same = 已經有一個同名、同生日的人，沒有改。
record-gone = 這個人已經不在檔案裡了。
record-remove = 真的刪掉這個人和 TA 的資料嗎？
record-removed = 好的，已經刪掉。
record-removed-kept = { $tone ->
    [elder] 能刪的已刪。醫生看過的病歷，法律要求留 { $records } 年。
   *[normal] 能刪的已經刪掉。醫生看過的病歷，法律要求儲存至少 { $records } 年，對話至少 { $dialogue } 年，到期自動刪除，這期間只用來備查。
}
record-kept-none = 沒有必須留下的病歷
record-kept = 醫生看過的 { $n } 次病歷法律要求留著：病歷 { $records } 年，對話 { $dialogue } 年，到期自動刪
record-erase = { $tone ->
    [elder] 全部刪除後找不回來。{ $kept }。真的刪嗎？
   *[normal] 全部刪除以後找不回來，也不再給您發任何訊息。{ $kept }。真的刪嗎？
}
record-sure-no = 不刪了
record-sure-no-also = 不 | 不要 | 算了
record-sure-yes = 是，刪掉
record-sure-yes-also = 是 | 刪 | 確定
record-blocked-case = { $tone ->
    [elder] 您還有沒結束的諮詢，要先結束或取消，才能刪。
   *[normal] 您還有沒結束的諮詢。請先結束或取消它，再來刪除，免得醫生找不到您的情況。
}
record-blocked-hold = { $tone ->
    [elder] 資料因為糾紛或調查要先留著，現在不能刪。
   *[normal] 因為糾紛或有關部門的要求，這份資料現在要先留著，不能刪除。有疑問請找服務台。
}
record-erased = { $tone ->
    [elder] 已經刪除。再寫信來，我們從頭認識。
   *[normal] 已經刪除，您的聊天地址也會在一小時左右以後刪掉。以後再寫信來，就當第一次認識。急症請直接打 { -emergency }。
}

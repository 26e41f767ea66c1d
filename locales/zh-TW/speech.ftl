### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 加在醫護人員的話後面的句子，和沒有回音時自動結束的小結。

speech-ask = { $tone ->
    [elder] 請隨便回個字，才能接著收到訊息。
   *[normal] 回覆任意字，可繼續收到訊息。
}
speech-ask-more = { $tone ->
    [elder] 還有內容沒發完，隨便回個字就能收到。
   *[normal] 還有內容要傳給您，回覆任意字就能收到。
}
speech-link-voice = { $tone ->
    [elder] 醫生給您發了語音，點這裡聽：{ $link }
   *[normal] 醫護人員發來一段語音，點開就能聽，3 天內有效：{ $link }
}
speech-link-file = { $tone ->
    [elder] 醫生給您發了檔案，點這裡看：{ $link }
   *[normal] 醫護人員發來一個檔案，點開就能看，3 天內有效：{ $link }
}
speech-place = { $tone ->
    [elder] 地圖上的位置
    GPS 座標 { $degrees }
   *[normal] 地圖上的位置
    GPS 座標（WGS-84）{ $degrees }
}
speech-place-demonstration = { $tone ->
    [elder] （演示資料，不是真的）
   *[normal] （演示資料，不是真的地方）
}
speech-named = { $name }：{ $text }
speech-ended-complaint = 您說過的情況都已記在紀錄裡。
speech-ended-assessment = 很久沒有收到您的回覆，這次交談自動結束，沒有寫新的看法。
speech-ended-advice = 請按交談裡說的做。
speech-ended-seek-help = 更難受了或出現新的不適，請馬上就醫，急事打 { -emergency }。

### 由 zh-CN 產生，請勿直接修改。做法見 docs/translating.md。
### 說說哪裡不舒服：各組問題。誰被問到以 flows/data/intake.yaml 為準。

intake-again = 上次說的是{ $last_told }。這次是同一件事嗎？
intake-again-last = 是，還是那件事
intake-again-last-also = 是 | 同一件事 | 還是上次
intake-again-fresh = 不是，是新的問題
intake-again-fresh-also = 不是 | 新的 | 別的
intake-again-family = 前面那位是{ $last_told }。這位也一樣嗎？
intake-check = 您好，上次說到{ $name }不舒服。現在怎麼樣了？
intake-check-doubt = 您好，上次問{ $name }的危險訊號，有的您說不準。現在怎麼樣了？
intake-check-better = 好些了
intake-check-better-also = 好了 | 好多了 | 好點了
intake-check-same = 還是一樣
intake-check-same-also = 一樣 | 差不多 | 老樣子
intake-check-worse = 更重了
intake-check-worse-also = 更差 | 更難受 | 嚴重了 | 加重
intake-check-glad = 太好了，請繼續休息。再難受隨時來；急症打 { -emergency }。
intake-check-stay = 再看一天；三天不好、或更難受就請醫生看。急症打 { -emergency }。

intake-flag = 是哪一種？急救別等，先打 { -emergency }。
intake-flag-title = 哪一種危險訊號
intake-flag-breath = 喘不過氣、胸口痛或發青
intake-flag-breath-also = 喘 | 胸口痛 | 胸口疼 | 發紫
intake-flag-mind = 叫不醒、糊塗、抽搐或半身無力
intake-flag-mind-also = 叫不醒 | 糊塗 | 抽搐 | 嘴歪
intake-flag-other = 別的一種
intake-flag-other-also = 別的 | 其他
intake-flag-self_harm = 想死，或要傷害自己
intake-flag-self_harm-also = 想死 | 輕生 | 自殺

intake-medicine = { $tone ->
    [elder] 想問什麼藥、什麼問題？打字或一句話說。
   *[normal] 想問哪種藥、什麼問題？用一句話說說，比如「感冒藥和降壓藥能一起吃嗎」。
}

intake-more = 再看看，有下面的嗎？
intake-pregnancy = { $tone ->
    [elder] 現在懷孕、剛生完或餵奶嗎？
   *[normal] 現在懷孕、產後六週內，或在餵奶嗎？
}
intake-pregnancy-title = 懷孕或哺乳
intake-pregnancy-pregnant = 懷孕了
intake-pregnancy-pregnant-also = 懷孕 | 有了 | 孕期
intake-pregnancy-postpartum = 產後六週內
intake-pregnancy-postpartum-also = 產後 | 剛生 | 坐月子
intake-pregnancy-nursing = 在餵奶
intake-pregnancy-nursing-also = 哺乳 | 餵奶
intake-pregnancy-after = 剛生完或在餵奶
intake-pregnancy-after-also = 產後 | 餵奶 | 坐月子
intake-pregnancy-no = 都不是
intake-pregnancy-no-also = 沒有 | 不是 | 否 | 沒懷孕
intake-pregnancy-unsure = 說不準，可能懷孕
intake-pregnancy-unsure-also = 說不準 | 不清楚 | 可能
intake-weeks = 懷孕多少週了？直接寫數字，比如 32。
intake-weeks-title = 孕週
intake-weeks-unsure = 記不清
intake-weeks-unsure-also = 不清楚 | 不知道
value-weeks = { $value } 週
weeks-unreadable = 沒看懂。請寫週數，比如 32。
weeks-impossible = 孕週在 3 到 43 之間，請再寫一次。
weeks-maybe = 大約是 { $value } 週，對嗎？
intake-mother = { $tone ->
    [elder] 懷孕期間，有下面的嗎？
   *[normal] 懷孕期間，有下面的情況嗎？可以選幾樣。
}
intake-mother-title = 孕期情況
intake-mother-bleed = 下面出血
intake-mother-bleed-also = 出血 | 見紅 | 流血
intake-mother-moves = 胎動變少或沒有
intake-mother-moves-also = 胎動少 | 胎動減少 | 不動了
intake-mother-head = { $tone ->
    [elder] 頭痛眼花或血壓高
   *[normal] 頭痛、眼花或上腹痛
}
intake-mother-head-also = 頭痛 | 頭疼 | 眼花 | 血壓高
intake-mother-water = 下面流水
intake-mother-water-also = 破水 | 流水 | 羊水
intake-mother-pains = { $tone ->
    [elder] 肚子陣陣痛，或總是吐
   *[normal] 一陣陣肚子緊或痛
}
intake-mother-pains-also = 宮縮 | 陣痛 | 肚子痛 | 肚子疼
intake-mother-leg = { $tone ->
    [elder] 小腿腫痛，或渾身癢
   *[normal] 小腿又腫又痛
}
intake-mother-leg-also = 腿腫 | 小腿痛 | 小腿疼
intake-mother-vomit = 吐得喝不進水
intake-mother-vomit-also = 吐 | 孕吐
intake-mother-itch = 渾身癢
intake-mother-itch-also = 癢
intake-mother-none = 都沒有
intake-mother-none-also = 沒有 | 沒 | 無
intake-postpartum = { $tone ->
    [elder] 生完以後，有下面的嗎？
   *[normal] 生完孩子以後，有下面的情況嗎？可以選幾樣。
}
intake-postpartum-title = 產後情況
intake-postpartum-pad = 一小時濕透一片衛生巾
intake-postpartum-pad-also = 大出血 | 出血多
intake-postpartum-wound = 傷口紅腫或流膿
intake-postpartum-wound-also = 傷口
intake-postpartum-breast = 乳房紅腫痛
intake-postpartum-breast-also = 乳房 | 堵奶
intake-postpartum-head = 頭痛或眼花
intake-postpartum-head-also = 頭痛 | 頭疼 | 眼花
intake-postpartum-leg = 小腿又腫又痛
intake-postpartum-leg-also = 腿腫
intake-postpartum-low = 情緒很低、總想哭
intake-postpartum-low-also = 情緒低 | 抑鬱 | 想哭
intake-postpartum-none = 都沒有
intake-postpartum-none-also = 沒有 | 沒 | 無
intake-women = { $tone ->
    [elder] 有下面的情況嗎？
   *[normal] 有下面的情況嗎？可以選幾樣。
}
intake-women-title = 婦科情況
intake-women-heavy = 出血很多
intake-women-heavy-also = 大出血 | 量多
intake-women-pain = 下腹痛得厲害
intake-women-pain-also = 下腹痛 | 下腹疼 | 肚子痛 | 肚子疼
intake-women-late = 月經推遲
intake-women-late-also = 推遲 | 沒來月經
intake-women-discharge = 白帶不正常
intake-women-discharge-also = 白帶 | 分泌物
intake-women-itch = 外陰癢
intake-women-itch-also = 癢
intake-women-lump = 乳房有包塊
intake-women-lump-also = 包塊 | 乳房
intake-women-none = 都沒有
intake-women-none-also = 沒有 | 沒 | 無

intake-breath = { $tone ->
    [elder] 還有下面的嗎？
   *[normal] 還有下面的情況嗎？可以選幾樣。
}
intake-breath-title = 呼吸和精神
intake-breath-short = { $tone ->
    [elder] 動一動就喘，或胸口痛
   *[normal] 動一動就喘、氣短
}
intake-breath-short-also = 喘 | 氣短 | 胸悶
intake-breath-wheeze = 呼哧響、喘鳴
intake-breath-wheeze-also = 喘鳴 | 氣喘 | 哮喘
intake-breath-chest = 咳嗽或吸氣時胸口痛
intake-breath-chest-also = 胸口痛 | 胸口疼 | 胸痛 | 胸疼
intake-breath-blood = 痰裡帶血
intake-breath-blood-also = 帶血 | 血絲
intake-breath-phlegm = 痰多，黃或綠
intake-breath-phlegm-also = 痰多 | 黃痰 | 綠痰
intake-breath-weak = 吃不下、睡不好、很沒力氣
intake-breath-weak-also = 沒力氣 | 沒勁 | 乏力 | 吃不下 | 喫不下
intake-breath-rigors = 冷得發抖
intake-breath-rigors-also = 發抖 | 寒戰 | 打冷戰
intake-breath-contact = 身邊有人也這樣
intake-breath-contact-also = 接觸 | 家人也病了
intake-breath-none = 都沒有
intake-breath-none-also = 沒有 | 沒 | 無
intake-oxygen = { $tone ->
    [elder] 量過血氧嗎？直接寫數字。
   *[normal] 量過血氧嗎？安靜時的數，直接寫，比如 97。
}
intake-oxygen-title = 血氧
intake-oxygen-unmeasured = 沒量
intake-oxygen-unmeasured-also = 沒有 | 沒測 | 沒有儀器
value-oxygen = { $value }%
oxygen-unreadable = 沒看懂血氧。請寫數字，比如 97。
oxygen-impossible = 血氧在 50 到 100 之間，請看看再寫。
intake-rate = { $tone ->
    [elder] 一分鐘喘幾口氣？數一數，寫數字。
   *[normal] 安靜時一分鐘呼吸幾次？看著肚子數滿一分鐘，直接寫，比如 20。
}
intake-rate-title = 每分鐘呼吸
intake-rate-unmeasured = 沒數
intake-rate-unmeasured-also = 沒有 | 沒量 | 不會數
value-rate = { $value } 次
rate-unreadable = 沒看懂。請寫一分鐘的次數，比如 20。
rate-impossible = 呼吸次數不會這樣，請再數一次。
intake-pulse = { $tone ->
    [elder] 一分鐘脈搏多少？寫數字。
   *[normal] 一分鐘脈搏（心跳）多少次？直接寫，比如 80。
}
intake-pulse-title = 脈搏
intake-pulse-unmeasured = 沒量
intake-pulse-unmeasured-also = 沒有 | 沒測 | 沒數
value-pulse = { $value } 次
pulse-unreadable = 沒看懂脈搏。請寫數字，比如 80。
pulse-impossible = 脈搏不會這樣，請再數一次。

intake-child = { $tone ->
    [elder] 孩子有下面的嗎？
   *[normal] 孩子有下面的情況嗎？可以選幾樣。
}
intake-child-title = 孩子的情況
intake-child-drinks = { $tone ->
    [elder] 吃喝少一半，或尿少
   *[normal] 喝奶喝水不到平時一半
}
intake-child-drinks-also = 喝得少 | 不喝奶 | 不喫奶
intake-child-urine = 尿少
intake-child-urine-also = 尿得少 | 尿少了
intake-child-sleepy = 沒精神、不愛玩
intake-child-sleepy-also = 沒精神 | 蔫 | 想睡
intake-child-rigors = 冷得發抖
intake-child-rigors-also = 發抖 | 寒戰
intake-child-ears = 耳朵痛或流水
intake-child-ears-also = 耳朵痛 | 耳朵疼
intake-child-limb = 關節腫或不肯走
intake-child-limb-also = 不走路 | 腿痛 | 腿疼
intake-child-rash = 身上起疹子
intake-child-rash-also = 疹子 | 皮疹 | 紅點
intake-child-none = 都沒有
intake-child-none-also = 沒有 | 沒 | 無
intake-glass = { $tone ->
    [elder] 用玻璃杯壓紅點，顏色退嗎？
   *[normal] 拿透明玻璃杯壓住紅點，透過杯子看，顏色退嗎？
}
intake-glass-title = 壓紅點
intake-glass-fades = 壓了就退色
intake-glass-fades-also = 退色 | 退 | 會退
intake-glass-stays = 壓了不退色
intake-glass-stays-also = 不退 | 不退色
intake-glass-unsure = 看不準
intake-glass-unsure-also = 不清楚 | 不知道

intake-belly = { $tone ->
    [elder] 肚子有下面的嗎？
   *[normal] 肚子有下面的情況嗎？可以選幾樣。
}
intake-belly-title = 肚子的情況
intake-belly-severe = { $tone ->
    [elder] 痛得厲害或脹硬
   *[normal] 痛得厲害、越來越痛
}
intake-belly-severe-also = 很痛 | 很疼 | 痛得厲害 | 疼得厲害
intake-belly-right = 右下邊痛
intake-belly-right-also = 右下腹 | 右邊痛 | 右邊疼
intake-belly-vomit = 一直吐、喝不進水
intake-belly-vomit-also = 一直吐 | 嘔吐
intake-belly-diarrhoea = 拉肚子很多次
intake-belly-diarrhoea-also = 拉肚子 | 腹瀉
intake-belly-blood = 大便帶血或發黑
intake-belly-blood-also = 便血 | 黑便
intake-belly-dry = 尿很少、口很乾
intake-belly-dry-also = 尿少 | 口乾
intake-belly-swollen = 脹得厲害、不排氣
intake-belly-swollen-also = 腹脹 | 不放屁
intake-belly-none = 都沒有
intake-belly-none-also = 沒有 | 沒 | 無

intake-place = 哪裡的皮膚？
intake-place-title = 皮膚部位
intake-place-head = 頭臉
intake-place-head-also = 臉上 | 頭上 | 臉
intake-place-body = 身上或手腳
intake-place-body-also = 身上 | 手 | 腳 | 腿 | 手臂 | 胳膊
intake-place-private = 私處
intake-place-private-also = 下面 | 外陰 | 陰部
intake-place-everywhere = 全身都有
intake-place-everywhere-also = 全身 | 到處
intake-skin = { $tone ->
    [elder] 皮膚有下面的嗎？
   *[normal] 皮膚有下面的情況嗎？可以選幾樣。
}
intake-skin-title = 皮膚情況
intake-skin-itch = 癢
intake-skin-itch-also = 很癢
intake-skin-pain = 紅腫熱痛
intake-skin-pain-also = 痛 | 疼 | 紅腫
intake-skin-blister = { $tone ->
    [elder] 起泡、爛或很痛
   *[normal] 起泡或破潰
}
intake-skin-blister-also = 水泡 | 破了 | 爛
intake-skin-spread = 很快變多
intake-skin-spread-also = 變多 | 擴散
intake-skin-purple = 有紫紅點
intake-skin-purple-also = 紫點 | 出血點
intake-skin-mouth = 嘴裡或眼睛也有
intake-skin-mouth-also = 嘴裡 | 嘴裏 | 眼睛
intake-skin-new = 用新藥或吃東西后起的
intake-skin-new-also = 過敏 | 用藥後
intake-skin-none = 都沒有
intake-skin-none-also = 沒有 | 沒 | 無

intake-general = { $tone ->
    [elder] 有下面的嗎？
   *[normal] 還有下面的情況嗎？可以選幾樣。
}
intake-general-title = 其他情況
intake-general-pain = 痛得厲害
intake-general-pain-also = 很痛 | 很疼 | 劇痛
intake-general-head = 頭痛、眼花或頭暈
intake-general-head-also = 頭痛 | 頭疼 | 頭暈 | 眼花
intake-general-fall = 摔倒了
intake-general-fall-also = 摔了 | 跌倒
intake-general-hit = 撞到了頭
intake-general-hit-also = 碰頭 | 撞頭
intake-general-bed = { $tone ->
    [elder] 突然起不來、摔倒或尿褲
   *[normal] 突然起不來床或尿褲子
}
intake-general-bed-also = 起不來 | 走不動 | 尿褲子
intake-general-worse = 一天比一天重
intake-general-worse-also = 加重 | 越來越重
intake-general-none = 都沒有
intake-general-none-also = 沒有 | 沒 | 無
intake-thinner = { $tone ->
    [elder] 在吃抗凝藥（防血栓的藥）嗎？
   *[normal] 在用抗凝藥（防血栓、容易出血的那類藥）嗎？
}
intake-thinner-title = 抗凝藥
intake-thinner-yes = 在用
intake-thinner-yes-also = 有 | 是 | 在吃 | 在喫
intake-thinner-no = 沒有用
intake-thinner-no-also = 沒有 | 沒
intake-thinner-unsure = 說不清
intake-thinner-unsure-also = 不清楚 | 不知道
intake-pressure = { $tone ->
    [elder] 量過血壓嗎？像 150/90 這樣寫。
   *[normal] 量過血壓嗎？直接寫，比如 150/90。
}
intake-pressure-title = 血壓
intake-pressure-unmeasured = 沒量
intake-pressure-unmeasured-also = 沒有 | 沒測
value-pressure = { $value }
pressure-unreadable = 沒看懂血壓。請像 150/90 這樣寫。
pressure-impossible = 血壓不會這樣，請看看再寫。
intake-glucose = { $tone ->
    [elder] 量過血糖嗎？直接寫數字。
   *[normal] 量過血糖嗎？直接寫，比如 7.8（毫摩爾/升）。
}
intake-glucose-title = 血糖
intake-glucose-unmeasured = 沒量
intake-glucose-unmeasured-also = 沒有 | 沒測
value-glucose = { $value } 毫摩爾/升
glucose-unreadable = 沒看懂血糖。請寫數字，比如 7.8。
glucose-impossible = 血糖不會這樣，請看看再寫。
intake-chronic = 有下面的情況嗎？
intake-chronic-title = 慢性病近況
intake-chronic-vomit = 吐得吃不進藥
intake-chronic-vomit-also = 吐
intake-chronic-weight = 三天重了兩公斤，或腿腫
intake-chronic-weight-also = 腿腫 | 變重
intake-chronic-foot = 腳上破了不收口
intake-chronic-foot-also = 腳破了 | 爛腳
intake-chronic-none = 都沒有
intake-chronic-none-also = 沒有 | 沒 | 無

intake-photos = { $tone ->
    [elder] 能拍就拍：亮處、拍清楚、可發幾張。不發也行。
   *[normal] 能拍就拍幾張（最多 6 張）：光線要亮，先拍一張整片，再近一點拍清楚，旁邊放個硬幣比大小。不想拍就選「傳好了」。
}
intake-photos-title = 照片
intake-photos-again = 有的照片太小，怕看不清。能發原圖就再發，不發也行。
intake-photos-again-title = 補的照片
intake-no-photos = 未成年人私密處的照片，我們不收：請大人帶著當面給醫生看，這樣更安全。用文字說就好。

intake-known-nothing = 沒有長期的病，不用藥，也沒有過敏
intake-changed = 上次您說過：{ $known }。有變化嗎？
intake-changed-title = 病、藥、過敏有沒有變
intake-changed-same = 沒有變化
intake-changed-same-also = 沒變 | 沒有 | 一樣
intake-changed-changed = 有變化
intake-changed-changed-also = 有 | 變了
intake-care = { $tone ->
    [elder] 現在吃著藥嗎？有過敏嗎？
   *[normal] 現在在用什麼藥嗎？對藥或食物過敏嗎？
}
intake-care-title = 用藥和過敏
intake-care-none = 都沒有
intake-care-none-also = 沒有 | 沒 | 無
intake-care-medicines = 在用藥
intake-care-medicines-also = 吃藥 | 喫藥 | 用藥
intake-care-allergies = 有過敏
intake-care-allergies-also = 過敏
intake-care-both = 都有
intake-care-both-also = 兩樣都有
intake-medicines = { $tone ->
    [elder] 在吃什麼藥？打字或發藥盒照片。
   *[normal] 在用什麼藥？寫名字就行，也可以拍藥盒。
}
intake-medicines-title = 在用的藥
intake-medicines-forgot = 不記得藥名
intake-medicines-forgot-also = 不記得 | 忘了
intake-medicines-photo = 拍藥盒
intake-medicines-photo-also = 拍照 | 照片 | 發照片
intake-boxes = 請拍藥盒正面，能看清藥名。可以發幾張，沒有就選「傳好了」。
intake-boxes-title = 藥盒照片
intake-allergies = 對什麼過敏？寫名字就行。
intake-allergies-title = 過敏
intake-allergies-unsure = 有，記不清是什麼
intake-allergies-unsure-also = 不記得 | 忘了 | 記不清

intake-wish = 現在最想要什麼？
intake-wish-title = 最想要的
intake-wish-advice = 聽聽怎麼辦
intake-wish-advice-also = 建議 | 怎麼辦 | 用藥建議
intake-wish-hospital = 要不要去醫院
intake-wish-hospital-also = 去醫院
intake-wish-check = 要不要做檢查
intake-wish-check-also = 檢查 | 化驗
intake-wish-renewal = 續開以前的藥
intake-wish-renewal-also = 續方 | 開藥 | 續藥
intake-proof = { $tone ->
    [elder] 請拍病歷、處方或出院小結。沒有就選「傳好了」。
   *[normal] 續方要看以前的診斷：請拍門診病歷、處方或出院小結。沒有就選「傳好了」。
}
intake-proof-title = 診斷證明
intake-offline = { $tone ->
    [elder] 沒有診斷證明，線上不能首診開藥，要到醫院看。也可以先問醫生。
   *[normal] 沒有診斷證明，線上不能首診開藥：請帶身分證、健保卡和藥盒到醫院門診看。線上可以先問醫生，但開不了藥。
}
intake-offline-go = 先問問醫生
intake-offline-go-also = 接著填 | 接着填 | 繼續 | 好
intake-offline-proof = 找到了，補照片
intake-offline-proof-also = 補照片 | 有

intake-result-another = 家裡還有人不舒服
intake-result-another-also = 還有人 | 再填一位
remark-within-48-hours-pregnant = 發熱可能還在 48 小時內，孕期或產後（高危）
remark-renewal = 想續方：請核對診斷證明；沒有證明線上不能首診開藥
remark-away = 病人不在填寫人身邊，情況是別人轉述的
remark-thinner = 在用抗凝藥

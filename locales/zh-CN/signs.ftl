### 说说哪里不舒服：各组问题。谁被问到以 flows/data/intake.yaml 为准。

intake-again = 上次说的是{ $last_told }。这次是同一件事吗？
intake-again-last = 是，还是那件事
intake-again-last-also = 是 | 同一件事 | 还是上次
intake-again-fresh = 不是，是新的问题
intake-again-fresh-also = 不是 | 新的 | 别的
intake-again-family = 前面那位是{ $last_told }。这位也一样吗？
intake-check = 您好，上次说到{ $name }不舒服。现在怎么样了？
intake-check-doubt = 您好，上次问{ $name }的危险信号，有的您说不准。现在怎么样了？
intake-check-better = 好些了
intake-check-better-also = 好了 | 好多了 | 好点了
intake-check-same = 还是一样
intake-check-same-also = 一样 | 差不多 | 老样子
intake-check-worse = 更重了
intake-check-worse-also = 更差 | 更难受 | 严重了 | 加重
intake-check-glad = 太好了，请继续休息。再难受随时来；急症打 { -emergency }。
intake-check-stay = 再看一天；三天不好、或更难受就请医生看。急症打 { -emergency }。

intake-flag = 是哪一种？急救别等，先打 { -emergency }。
intake-flag-title = 哪一种危险信号
intake-flag-breath = 喘不上气、胸口疼或发青
intake-flag-breath-also = 喘 | 胸口疼 | 发紫
intake-flag-mind = 叫不醒、糊涂、抽搐或偏瘫
intake-flag-mind-also = 叫不醒 | 糊涂 | 抽搐 | 嘴歪
intake-flag-other = 别的一种
intake-flag-other-also = 别的 | 其他
intake-flag-self_harm = 想死，或要伤害自己
intake-flag-self_harm-also = 想死 | 轻生 | 自杀

intake-medicine = { $tone ->
    [elder] 想问什么药、什么问题？打字或一句话说。
   *[normal] 想问哪种药、什么问题？用一句话说说，比如“感冒药和降压药能一起吃吗”。
}

intake-more = 再看看，有下面的吗？
intake-pregnancy = { $tone ->
    [elder] 现在怀孕、刚生完或喂奶吗？
   *[normal] 现在怀孕、产后六周内，或在喂奶吗？
}
intake-pregnancy-title = 怀孕或哺乳
intake-pregnancy-pregnant = 怀孕了
intake-pregnancy-pregnant-also = 怀孕 | 有了 | 孕期
intake-pregnancy-postpartum = 产后六周内
intake-pregnancy-postpartum-also = 产后 | 刚生 | 坐月子
intake-pregnancy-nursing = 在喂奶
intake-pregnancy-nursing-also = 哺乳 | 喂奶
intake-pregnancy-after = 刚生完或在喂奶
intake-pregnancy-after-also = 产后 | 喂奶 | 坐月子
intake-pregnancy-no = 都不是
intake-pregnancy-no-also = 没有 | 不是 | 否 | 没怀孕
intake-pregnancy-unsure = 说不准，可能怀孕
intake-pregnancy-unsure-also = 说不准 | 不清楚 | 可能
intake-weeks = 怀孕多少周了？直接写数字，比如 32。
intake-weeks-title = 孕周
intake-weeks-unsure = 记不清
intake-weeks-unsure-also = 不清楚 | 不知道
value-weeks = { $value } 周
weeks-unreadable = 没看懂。请写周数，比如 32。
weeks-impossible = 孕周在 3 到 43 之间，请再写一次。
weeks-maybe = 大约是 { $value } 周，对吗？
intake-mother = { $tone ->
    [elder] 怀孕期间，有下面的吗？
   *[normal] 怀孕期间，有下面的情况吗？可以选几样。
}
intake-mother-title = 孕期情况
intake-mother-bleed = 下面出血
intake-mother-bleed-also = 出血 | 见红 | 流血
intake-mother-moves = 胎动变少或没有
intake-mother-moves-also = 胎动少 | 胎动减少 | 不动了
intake-mother-head = { $tone ->
    [elder] 头疼眼花或血压高
   *[normal] 头疼、眼花或上腹疼
}
intake-mother-head-also = 头疼 | 眼花 | 血压高
intake-mother-water = 下面流水
intake-mother-water-also = 破水 | 流水 | 羊水
intake-mother-pains = { $tone ->
    [elder] 肚子阵阵疼，或总是吐
   *[normal] 一阵阵肚子紧或疼
}
intake-mother-pains-also = 宫缩 | 阵痛 | 肚子疼
intake-mother-leg = { $tone ->
    [elder] 小腿肿疼，或浑身痒
   *[normal] 小腿又肿又疼
}
intake-mother-leg-also = 腿肿 | 小腿疼
intake-mother-vomit = 吐得喝不进水
intake-mother-vomit-also = 吐 | 孕吐
intake-mother-itch = 浑身痒
intake-mother-itch-also = 痒
intake-mother-none = 都没有
intake-mother-none-also = 没有 | 没 | 无
intake-postpartum = { $tone ->
    [elder] 生完以后，有下面的吗？
   *[normal] 生完孩子以后，有下面的情况吗？可以选几样。
}
intake-postpartum-title = 产后情况
intake-postpartum-pad = 一小时湿透一片卫生巾
intake-postpartum-pad-also = 大出血 | 出血多
intake-postpartum-wound = 伤口红肿或流脓
intake-postpartum-wound-also = 伤口
intake-postpartum-breast = 乳房红肿疼
intake-postpartum-breast-also = 乳房 | 堵奶
intake-postpartum-head = 头疼或眼花
intake-postpartum-head-also = 头疼 | 眼花
intake-postpartum-leg = 小腿又肿又疼
intake-postpartum-leg-also = 腿肿
intake-postpartum-low = 情绪很低、总想哭
intake-postpartum-low-also = 情绪低 | 抑郁 | 想哭
intake-postpartum-none = 都没有
intake-postpartum-none-also = 没有 | 没 | 无
intake-women = { $tone ->
    [elder] 有下面的情况吗？
   *[normal] 有下面的情况吗？可以选几样。
}
intake-women-title = 妇科情况
intake-women-heavy = 出血很多
intake-women-heavy-also = 大出血 | 量多
intake-women-pain = 下腹疼得厉害
intake-women-pain-also = 下腹疼 | 肚子疼
intake-women-late = 月经推迟
intake-women-late-also = 推迟 | 没来月经
intake-women-discharge = 白带不正常
intake-women-discharge-also = 白带 | 分泌物
intake-women-itch = 外阴痒
intake-women-itch-also = 痒
intake-women-lump = 乳房有包块
intake-women-lump-also = 包块 | 乳房
intake-women-none = 都没有
intake-women-none-also = 没有 | 没 | 无

intake-breath = { $tone ->
    [elder] 还有下面的吗？
   *[normal] 还有下面的情况吗？可以选几样。
}
intake-breath-title = 呼吸和精神
intake-breath-short = { $tone ->
    [elder] 动一动就喘，或胸口疼
   *[normal] 动一动就喘、气短
}
intake-breath-short-also = 喘 | 气短 | 胸闷
intake-breath-wheeze = 呼哧响、喘鸣
intake-breath-wheeze-also = 喘鸣 | 哮喘
intake-breath-chest = 咳嗽或吸气时胸口疼
intake-breath-chest-also = 胸口疼 | 胸疼
intake-breath-blood = 痰里带血
intake-breath-blood-also = 带血 | 血丝
intake-breath-phlegm = 痰多，黄或绿
intake-breath-phlegm-also = 痰多 | 黄痰 | 绿痰
intake-breath-weak = 吃不下、睡不好、很没劲
intake-breath-weak-also = 没劲 | 乏力 | 吃不下
intake-breath-rigors = 冷得发抖
intake-breath-rigors-also = 发抖 | 寒战 | 打冷战
intake-breath-contact = 身边有人也这样
intake-breath-contact-also = 接触 | 家人也病了
intake-breath-none = 都没有
intake-breath-none-also = 没有 | 没 | 无
intake-oxygen = { $tone ->
    [elder] 量过血氧吗？直接写数字。
   *[normal] 量过血氧吗？安静时的数，直接写，比如 97。
}
intake-oxygen-title = 血氧
intake-oxygen-unmeasured = 没量
intake-oxygen-unmeasured-also = 没有 | 没测 | 没有仪器
value-oxygen = { $value }%
oxygen-unreadable = 没看懂血氧。请写数字，比如 97。
oxygen-impossible = 血氧在 50 到 100 之间，请看看再写。
intake-rate = { $tone ->
    [elder] 一分钟喘几口气？数一数，写数字。
   *[normal] 安静时一分钟呼吸几次？看着肚子数满一分钟，直接写，比如 20。
}
intake-rate-title = 每分钟呼吸
intake-rate-unmeasured = 没数
intake-rate-unmeasured-also = 没有 | 没量 | 不会数
value-rate = { $value } 次
rate-unreadable = 没看懂。请写一分钟的次数，比如 20。
rate-impossible = 呼吸次数不会这样，请再数一次。
intake-pulse = { $tone ->
    [elder] 一分钟脉搏多少？写数字。
   *[normal] 一分钟脉搏（心跳）多少次？直接写，比如 80。
}
intake-pulse-title = 脉搏
intake-pulse-unmeasured = 没量
intake-pulse-unmeasured-also = 没有 | 没测 | 没数
value-pulse = { $value } 次
pulse-unreadable = 没看懂脉搏。请写数字，比如 80。
pulse-impossible = 脉搏不会这样，请再数一次。

intake-child = { $tone ->
    [elder] 孩子有下面的吗？
   *[normal] 孩子有下面的情况吗？可以选几样。
}
intake-child-title = 孩子的情况
intake-child-drinks = { $tone ->
    [elder] 吃喝少一半，或尿少
   *[normal] 喝奶喝水不到平时一半
}
intake-child-drinks-also = 喝得少 | 不吃奶
intake-child-urine = 尿少
intake-child-urine-also = 尿得少 | 尿少了
intake-child-sleepy = 没精神、不爱玩
intake-child-sleepy-also = 没精神 | 蔫 | 想睡
intake-child-rigors = 冷得发抖
intake-child-rigors-also = 发抖 | 寒战
intake-child-ears = 耳朵疼或流水
intake-child-ears-also = 耳朵疼
intake-child-limb = 关节肿或不肯走
intake-child-limb-also = 不走路 | 腿疼
intake-child-rash = 身上起疹子
intake-child-rash-also = 疹子 | 皮疹 | 红点
intake-child-none = 都没有
intake-child-none-also = 没有 | 没 | 无
intake-glass = { $tone ->
    [elder] 用玻璃杯压红点，颜色退吗？
   *[normal] 拿透明玻璃杯压住红点，透过杯子看，颜色退吗？
}
intake-glass-title = 压红点
intake-glass-fades = 压了就退色
intake-glass-fades-also = 退色 | 退 | 会退
intake-glass-stays = 压了不退色
intake-glass-stays-also = 不退 | 不退色
intake-glass-unsure = 看不准
intake-glass-unsure-also = 不清楚 | 不知道

intake-belly = { $tone ->
    [elder] 肚子有下面的吗？
   *[normal] 肚子有下面的情况吗？可以选几样。
}
intake-belly-title = 肚子的情况
intake-belly-severe = { $tone ->
    [elder] 疼得厉害或胀硬
   *[normal] 疼得厉害、越来越疼
}
intake-belly-severe-also = 很疼 | 疼得厉害
intake-belly-right = 右下边疼
intake-belly-right-also = 右下腹 | 右边疼
intake-belly-vomit = 一直吐、喝不进水
intake-belly-vomit-also = 一直吐 | 呕吐
intake-belly-diarrhoea = 拉肚子很多次
intake-belly-diarrhoea-also = 拉肚子 | 腹泻
intake-belly-blood = 大便带血或发黑
intake-belly-blood-also = 便血 | 黑便
intake-belly-dry = 尿很少、口很干
intake-belly-dry-also = 尿少 | 口干
intake-belly-swollen = 胀得厉害、不排气
intake-belly-swollen-also = 腹胀 | 不放屁
intake-belly-none = 都没有
intake-belly-none-also = 没有 | 没 | 无

intake-place = 哪里的皮肤？
intake-place-title = 皮肤部位
intake-place-head = 头脸
intake-place-head-also = 脸上 | 头上 | 脸
intake-place-body = 身上或手脚
intake-place-body-also = 身上 | 手 | 脚 | 腿 | 胳膊
intake-place-private = 私处
intake-place-private-also = 下面 | 外阴 | 阴部
intake-place-everywhere = 全身都有
intake-place-everywhere-also = 全身 | 到处
intake-skin = { $tone ->
    [elder] 皮肤有下面的吗？
   *[normal] 皮肤有下面的情况吗？可以选几样。
}
intake-skin-title = 皮肤情况
intake-skin-itch = 痒
intake-skin-itch-also = 很痒
intake-skin-pain = 红肿热痛
intake-skin-pain-also = 疼 | 红肿
intake-skin-blister = { $tone ->
    [elder] 起泡、烂或很疼
   *[normal] 起泡或破溃
}
intake-skin-blister-also = 水泡 | 破了 | 烂
intake-skin-spread = 很快变多
intake-skin-spread-also = 变多 | 扩散
intake-skin-purple = 有紫红点
intake-skin-purple-also = 紫点 | 出血点
intake-skin-mouth = 嘴里或眼睛也有
intake-skin-mouth-also = 嘴里 | 眼睛
intake-skin-new = 用新药或吃东西后起的
intake-skin-new-also = 过敏 | 用药后
intake-skin-none = 都没有
intake-skin-none-also = 没有 | 没 | 无

intake-general = { $tone ->
    [elder] 有下面的吗？
   *[normal] 还有下面的情况吗？可以选几样。
}
intake-general-title = 其他情况
intake-general-pain = 疼得厉害
intake-general-pain-also = 很疼 | 剧痛
intake-general-head = 头疼、眼花或头晕
intake-general-head-also = 头疼 | 头晕 | 眼花
intake-general-fall = 摔倒了
intake-general-fall-also = 摔了 | 跌倒
intake-general-hit = 撞到了头
intake-general-hit-also = 碰头 | 撞头
intake-general-bed = { $tone ->
    [elder] 突然起不来、摔倒或尿裤
   *[normal] 突然起不来床或尿裤子
}
intake-general-bed-also = 起不来 | 走不动 | 尿裤子
intake-general-worse = 一天比一天重
intake-general-worse-also = 加重 | 越来越重
intake-general-none = 都没有
intake-general-none-also = 没有 | 没 | 无
intake-thinner = { $tone ->
    [elder] 在吃抗凝药（防血栓的药）吗？
   *[normal] 在用抗凝药（防血栓、容易出血的那类药）吗？
}
intake-thinner-title = 抗凝药
intake-thinner-yes = 在用
intake-thinner-yes-also = 有 | 是 | 在吃
intake-thinner-no = 没有用
intake-thinner-no-also = 没有 | 没
intake-thinner-unsure = 说不清
intake-thinner-unsure-also = 不清楚 | 不知道
intake-pressure = { $tone ->
    [elder] 量过血压吗？像 150/90 这样写。
   *[normal] 量过血压吗？直接写，比如 150/90。
}
intake-pressure-title = 血压
intake-pressure-unmeasured = 没量
intake-pressure-unmeasured-also = 没有 | 没测
value-pressure = { $value }
pressure-unreadable = 没看懂血压。请像 150/90 这样写。
pressure-impossible = 血压不会这样，请看看再写。
intake-glucose = { $tone ->
    [elder] 量过血糖吗？直接写数字。
   *[normal] 量过血糖吗？直接写，比如 7.8（毫摩尔/升）。
}
intake-glucose-title = 血糖
intake-glucose-unmeasured = 没量
intake-glucose-unmeasured-also = 没有 | 没测
value-glucose = { $value } 毫摩尔/升
glucose-unreadable = 没看懂血糖。请写数字，比如 7.8。
glucose-impossible = 血糖不会这样，请看看再写。
intake-chronic = 有下面的情况吗？
intake-chronic-title = 慢性病近况
intake-chronic-vomit = 吐得吃不进药
intake-chronic-vomit-also = 吐
intake-chronic-weight = 三天重了两公斤，或腿肿
intake-chronic-weight-also = 腿肿 | 变重
intake-chronic-foot = 脚上破了不收口
intake-chronic-foot-also = 脚破了 | 烂脚
intake-chronic-none = 都没有
intake-chronic-none-also = 没有 | 没 | 无

intake-photos = { $tone ->
    [elder] 能拍就拍：亮处、拍清楚、可发几张。不发也行。
   *[normal] 能拍就拍几张（最多 6 张）：光线要亮，先拍一张整片，再近一点拍清楚，旁边放个硬币比大小。不想拍就选“发好了”。
}
intake-photos-title = 照片
intake-photos-again = 有的照片太小，怕看不清。能发原图就再发，不发也行。
intake-photos-again-title = 补的照片
intake-no-photos = 未成年人私密处的照片，我们不收：请大人带着当面给医生看，这样更安全。用文字说就好。

intake-known-nothing = 没有长期的病，不用药，也没有过敏
intake-changed = 上次您说过：{ $known }。有变化吗？
intake-changed-title = 病、药、过敏有没有变
intake-changed-same = 没有变化
intake-changed-same-also = 没变 | 没有 | 一样
intake-changed-changed = 有变化
intake-changed-changed-also = 有 | 变了
intake-care = { $tone ->
    [elder] 现在吃着药吗？有过敏吗？
   *[normal] 现在在用什么药吗？对药或食物过敏吗？
}
intake-care-title = 用药和过敏
intake-care-none = 都没有
intake-care-none-also = 没有 | 没 | 无
intake-care-medicines = 在用药
intake-care-medicines-also = 吃药 | 用药
intake-care-allergies = 有过敏
intake-care-allergies-also = 过敏
intake-care-both = 都有
intake-care-both-also = 两样都有
intake-medicines = { $tone ->
    [elder] 在吃什么药？打字或发药盒照片。
   *[normal] 在用什么药？写名字就行，也可以拍药盒。
}
intake-medicines-title = 在用的药
intake-medicines-forgot = 不记得药名
intake-medicines-forgot-also = 不记得 | 忘了
intake-medicines-photo = 拍药盒
intake-medicines-photo-also = 拍照 | 照片 | 发照片
intake-boxes = 请拍药盒正面，能看清药名。可以发几张，没有就选“发好了”。
intake-boxes-title = 药盒照片
intake-allergies = 对什么过敏？写名字就行。
intake-allergies-title = 过敏
intake-allergies-unsure = 有，记不清是什么
intake-allergies-unsure-also = 不记得 | 忘了 | 记不清

intake-wish = 现在最想要什么？
intake-wish-title = 最想要的
intake-wish-advice = 听听怎么办
intake-wish-advice-also = 建议 | 怎么办 | 用药建议
intake-wish-hospital = 要不要去医院
intake-wish-hospital-also = 去医院
intake-wish-check = 要不要做检查
intake-wish-check-also = 检查 | 化验
intake-wish-renewal = 续开以前的药
intake-wish-renewal-also = 续方 | 开药 | 续药
intake-proof = { $tone ->
    [elder] 请拍病历、处方或出院小结。没有就选“发好了”。
   *[normal] 续方要看以前的诊断：请拍门诊病历、处方或出院小结。没有就选“发好了”。
}
intake-proof-title = 诊断证明
intake-offline = { $tone ->
    [elder] 没有诊断证明，线上不能首诊开药，要到医院看。也可以先问医生。
   *[normal] 没有诊断证明，线上不能首诊开药：请带身份证、医保卡和药盒到医院门诊看。线上可以先问医生，但开不了药。
}
intake-offline-go = 先问问医生
intake-offline-go-also = 接着填 | 继续 | 好
intake-offline-proof = 找到了，补照片
intake-offline-proof-also = 补照片 | 有

intake-result-another = 家里还有人不舒服
intake-result-another-also = 还有人 | 再填一位
remark-within-48-hours-pregnant = 发热可能还在 48 小时内，孕期或产后（高危）
remark-renewal = 想续方：请核对诊断证明；没有证明线上不能首诊开药
remark-away = 病人不在填写人身边，情况是别人转述的
remark-thinner = 在用抗凝药

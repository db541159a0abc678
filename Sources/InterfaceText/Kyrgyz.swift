extension TextTable {
  /// The words in Kyrgyz, one `key = text` a line; see ``TextTable/init(_:)``.
  static let kyrgyz = TextTable(
    """
    # Key bar: at most ten cells each
    barHelp = Жардам
    barMenu = Меню
    barLanguage = Тил
    barNote = Эскертме
    barDontKnow = Билбейм
    barGoTo = Өтүү
    barNextProblem = Текшерүү
    barRefused = Баш тартты
    barLeave = Чыгуу
    barReview = Аяктоо
    barFinish = Аяктоо
    barNext = Кийинки
    barBack = Артка
    barAccept = Макул
    barOpen = Ачуу
    barClose = Жабуу
    barSelect = Тандоо
    barToggle = Белгилөө
    barSign = Белги +/−
    barSearch = Издөө
    barUndo = Кайтаруу
    barRedo = Кайталоо
    barSave = Сактоо
    barAddRow = Кошуу
    barRemoveRow = Алып салуу
    barEdit = Оңдоо
    barDelete = Өчүрүү
    barMoveUp = Жогору
    barMoveDown = Төмөн
    barNotApplicable = Тиешесиз
    barNewLine = Сап

    # Commands: the menu, the help screen, the command list of plain mode
    commandHelp = Бул суроо боюнча жардам
    commandMenu = Бардык буйруктар
    commandLanguage = Суроолордун кийинки тили
    commandInterfaceLanguage = Программанын тили
    commandNote = Бул суроого эскертме
    commandDontKnow = Билбейм
    commandRefused = Жооп берүүдөн баш тартты
    commandNotApplicable = Тиешеси жок
    commandGoTo = Суроого өтүү
    commandNextProblem = Көңүл бурууну талап кылган кийинки суроо
    commandLeave = Сактап чыгуу
    commandReview = Аяктоо алдында текшерүү
    commandFinish = Интервьюну аяктоо
    commandAccept = Жоопту кабыл алып, улантуу
    commandNext = Кийинки суроо
    commandBack = Мурунку суроо
    commandRepeat = Суроону кайра көрсөтүү
    commandUndo = Аракетти кайтаруу
    commandRedo = Аракетти кайталоо
    commandSave = Азыр сактоо
    commandClear = Жоопту тазалоо
    commandToggle = Белгилөө же белгини алуу
    commandSign = Сандын белгисин алмаштыруу
    commandMoveChoice = Тизмеде жылуу
    commandSearch = Издөө
    commandAddRow = Сап кошуу
    commandRemoveRow = Бул сапты алып салуу
    commandMoveUp = Иретте жогору жылдыруу
    commandMoveDown = Иретте төмөн жылдыруу
    commandRedraw = Экранды кайра тартуу
    commandSuspend = Программаны убактылуу токтотуу
    commandClose = Жабуу
    commandNextField = Экрандагы кийинки талаа
    commandFormerField = Экрандагы мурунку талаа
    commandNewLine = Тексттин жаңы сабы
    commandClosePartly = Жарым-жартылай аяктаган катары жабуу
    commandInterrupt = Чыгууну сунуштоо
    commandClearText = Текстти тазалоо
    commandNextDraft = Кийинки каралама
    commandFormerDraft = Мурунку каралама

    # Words for commands in plain mode, typed after the sign “!”
    wordsHelp = жардам
    wordsMenu = меню, буйруктар
    wordsLanguage = тил
    wordsNote = эскертме
    wordsDontKnow = билбейм
    wordsRefused = баштартты
    wordsNotApplicable = тиешесижок
    wordsGoTo = өтүү
    wordsNextProblem = текшерүү
    wordsLeave = чыгуу
    wordsReview = аяктоо
    wordsNext = кийинки
    wordsBack = артка
    wordsRepeat = суроо
    wordsUndo = кайтаруу
    wordsRedo = кайталоо
    wordsClear = тазалоо
    wordsAddRow = кошуу
    wordsRemoveRow = алыпсалуу
    wordsClosePartly = жарымжартылай
    wordsInterfaceLanguage = программа
    wordsSave = сактоо

    # Common words
    yes = Ооба
    no = Жок
    ok = Макул
    cancel = Жокко чыгаруу
    proceed = Улантуу
    question = Суроо
    answer = Жооп
    section = Бөлүм
    note = Эскертме
    questionNamed = Суроо: {name}
    sectionNamed = Бөлүм: {name}

    # Interview screen: header, progress, answer area
    progress = {answered} / болжол менен {total}
    rowPosition = {number} / {total}
    rowNamed = {number}. {name}
    requiredMark = милдеттүү
    optionalMark = милдеттүү эмес
    choosePrompt = Бир жоопту тандаңыз
    chooseSeveralPrompt = Туура келгендердин баарын белгилеңиз
    rankPrompt = Маанилүүлүгүнө жараша иреттеңиз, эң маанилүүсү биринчи
    typePrompt = Жоопту жазыңыз
    integerHint = Бүтүн сан
    decimalHint = Сан; бөлчөк үтүрдөн же чекиттен кийин
    dateHint = Күн, ай, жыл: 05.03.2026 же 05032026
    monthHint = Ай жана жыл: 03.2026
    yearHint = Жыл: 2026
    timeHint = Саат жана мүнөт: 14.30 же 1430
    dateTimeHint = Дата жана убакыт: 05.03.2026 14.30
    geopointHint = Кеңдик жана узундук: 42.874 74.612
    rangeHint = Эң азы: {low}, эң көбү: {high}
    lineHint = Координаталар, чекиттердин ортосунда «;» белгиси
    acknowledgeHint = Аткарылса, белгилеңиз
    noteHint = Улантуу үчүн Enter басыңыз
    unsupportedNote = Бул суроого терминалда жооп берүүгө болбойт
    readOnlyNote = Бул жоопту бул жерден өзгөртүүгө болбойт
    personalNote = Жеке маалымат: башка жооптордон өзүнчө сакталат
    noChoices = Мурунку жоопторго туура келген вариант жок
    codePrompt = Код: {code}
    chosenCount = Белгиленди: {count}
    chosenCountOfMost = Белгиленди: {count}, эң көбү: {limit}
    rankedCount = Иреттелди: {count} / {total}
    listPosition = {number} / {total}
    moreAbove = жогоруда дагы бар
    moreBelow = төмөндө дагы бар
    moreWord = дагы бар
    codeWord = Код
    otherLayout = клавиатуранын башка тилинде
    firstQuestion = Бул биринчи суроо
    interviewerOnly = Интервьюерге
    hint = Түшүндүрмө
    addRowQuestion = Дагы кошосузбу: {name}?
    rosterRows = {name}: {count} сап

    # Special answers
    specialDontKnow = Билбейм
    specialRefused = Жооп берүүдөн баш тартты
    specialNotApplicable = Тиешеси жок
    specialBlank = Жооп жок
    specialNotReached = Суроого жеткен жок

    # Summary and status lines
    recorded = Жазылган: {answer}
    recordedPending = Жазылган: {answer} → күтүүдө: {pending}
    pending = Күтүүдө: {pending}
    nothingRecorded = Азырынча эч нерсе жазылган жок
    savedAt = сакталды {time}
    notSaved = САКТАЛГАН ЖОК
    notSavedReason = Жооп сакталган ЖОК: {reason}
    notSavedAdvice = Программаны жаппаңыз. Дисктен орун бошотуп же дискти текшерип, кайра аракет кылыңыз.
    savedInRefuge = Сактагычтын диски иштебей калды. Жооптор сакталган жер: {text}. Муну супервайзерге көрсөтүңүз.
    diskNearlyFull = Дисктин орду дээрлик түгөндү. Бул интервью сакталды; кийинкисине чейин орун бошотуңуз.
    tryAgain = Кайра аракет кылуу
    noteMarker = эскертме
    attentionCount = текшериңиз: {count}
    escapeArmed = Esc: 1–0 = F1–F10, Esc = меню

    # What can be wrong with an answer
    errorWord = Ката
    warningWord = Текшериңиз
    errorRequired = Бул суроого жооп бериңиз
    errorRequiredSpecial = Жооп керек. Муну да белгилесе болот: {choices}
    errorNotNumber = Сан болушу керек
    errorNotInteger = Бүтүн сан болушу керек, бөлчөксүз
    errorTooManyDigits = Цифралар өтө көп
    errorOutOfRange = Чектен тышкары. Эң азы: {low}, эң көбү: {high}
    errorTooSmall = Өтө аз. Эң азы: {low}
    errorTooLarge = Өтө көп. Эң көбү: {high}
    errorNotDate = Бул дата эмес. Күндү, айды, жылды жазыңыз: 05.03.2026
    errorNoSuchDay = Мындай күн жок: {answer}
    errorNotMonth = Бул ай эмес. Ай менен жылды жазыңыз: 03.2026
    errorNotTime = Бул убакыт эмес. Саат менен мүнөттү жазыңыз: 14.30
    errorNotDateTime = Бул дата менен убакыт эмес. Мындай жазыңыз: 05.03.2026 14.30
    errorNotGeopoint = Бул координата эмес. Кеңдик менен узундукту жазыңыз: 42.874 74.612
    errorNotAChoice = Мындай вариант жок: {answer}
    errorTooManyChoices = Өтө көп белгиленди. Эң көбү: {limit}
    errorTooFewChoices = Өтө аз белгиленди. Эң азы: {limit}
    errorConstraint = Мындай жооп бул жерде туура келбейт
    errorWarning = Бул туурабы?
    errorSpecialNotAllowed = Бул суроодо мындай жоопко жол жок: {answer}
    errorTextTooLong = Текст өтө узун
    errorTyped = Сиз жаздыңыз: {answer}
    errorExcludesOthers = Бул жооп башкалары менен чогуу белгиленбейт
    errorNotLine = Чекиттер жетишсиз, же сызык туюк эмес
    keyDoesNothing = {name}: бул жерде иштебейт
    noProblems = Көңүл бурууну талап кылган суроо жок

    # Soft check
    softCheckTitle = Бул туурабы?
    softCheckFix = Оңдоо
    softCheckKeep = Калтырып, түшүндүрүү
    softCheckReason = Жооп эмне үчүн туура?
    softCheckReasonNeeded = Себебин бир нече сөз менен жазыңыз
    softCheckKept = Калтырылды. Себеби: {reason}

    # Languages of the questions
    languageTitle = Суроолордун тили
    languageSwitched = Суроолордун тили: {name}
    languageOnlyOne = Анкета бир гана тилде
    languageMissingText = Бул текст тандалган тилде жок

    # Going to a question, searching
    goToTitle = Суроого өтүү
    searchPrompt = Издөө: {text}
    searchEmpty = Издөө үчүн жазыңыз
    searchNothing = Эч нерсе табылган жок
    searchOtherLayout = Клавиатуранын башка тилинде окулду: {text}
    searchHits = Табылды: {count}
    statusAnswered = жооп бар
    statusOpen = жоопсуз
    statusInvalid = ката
    statusSoft = текшерүү керек
    statusNote = эскертме
    statusNotRelevant = берилбейт
    statusSetAside = четке коюлган
    notReachable = Берилбейт: мурунку жооптор боюнча бул суроо өткөрүлөт
    notReachableNamed = Берилбейт, себеби мына бул жооп: {name}

    # Command menu and help
    menuTitle = Буйруктар
    menuPrompt = Номерин же сөзүн жазыңыз
    helpTitle = Жардам
    helpGuidance = Интервьюер үчүн
    helpNoGuidance = Бул суроого көрсөтмө жок
    helpKeys = Баскычтар

    # Notes
    noteTitle = Суроого эскертме
    notePrompt = Эскертмени жазыңыз
    noteStored = Эскертме сакталды
    noteRemoved = Эскертме өчүрүлдү

    # Changes that reach further
    changeReachTitle = Бул өзгөртүү башка жоопторго да таасир этет
    changeSetsAside = Четке коюлат: {count} жооп
    changeSetsAsideNote = Мурунку жооп кайтарылса, алар да кайтат.
    changeApply = Өзгөртүү
    changeKeepFormer = Мурункудай калтыруу
    answersSetAside = Четке коюлду: {count} жооп
    answersBroughtBack = Кайтарылды: {count} жооп
    clearedByFilter = Тазаланды, бул вариант эми тизмеде жок: {name}
    clearedCount = Тазаланды: {count} жооп
    rowsSetAside = Четке коюлган саптар: {count}
    rowsBroughtBack = Кайтарылган саптар: {count}
    rowAdded = Сап кошулду: {name}
    rowRemoved = Сап алып салынды: {name}
    rowRemoveQuestion = Бул сап жооптору менен алып салынсынбы? {name}
    rowsFixed = Саптардын саны мурунку жоопко жараша болот
    undone = Кайтарылды: {name}
    redone = Кайталанды: {name}
    undoOffersRedo = Кайтарылды: {name}. Кайталоо: Ctrl+Y.
    nothingToUndo = Кайтара турган эч нерсе жок
    nothingToRedo = Кайталай турган эч нерсе жок

    # Review before finishing
    reviewTitle = Аяктоо алдында
    reviewAnswered = Жооп берилди {count}
    reviewOpen = Жоопсуз {count}
    reviewErrors = Ката {count}
    reviewToCheck = Текшерүү {count}
    reviewDontKnow = Билбейм {count}
    reviewRefused = Баш тартты {count}
    reviewNotes = Эскертме {count}
    reviewRequiredEmpty = Милдеттүү суроо жоопсуз
    reviewNoteLine = Эскертме: {text}
    reviewNothing = Текшере турган эч нерсе калган жок
    reviewGoToQuestion = Суроого өтүү
    reviewCannotFinish = Азырынча аяктоого болбойт: {count} ката калды
    reviewUnconfirmed = Азырынча аяктоого болбойт: {count} жоопту текшериңиз

    # Finishing and leaving
    finishTitle = Интервьюну аяктайсызбы?
    finishNote = Аяктаган интервью окуу үчүн гана ачылат.
    finishYes = Аяктоо
    finishNo = Интервьюну улантуу
    finished = Интервью аяктады жана сакталды
    finishedPartial = Жарым-жартылай аяктаган катары сакталды. Себеби: {reason}
    partialTitle = Жарым-жартылай аяктаган катары жабасызбы?
    partialReason = Интервью эмне үчүн үзүлдү?
    leaveTitle = Интервьюдан чыгасызбы?
    leaveContinue = Улантуу
    leaveSave = Сактап чыгуу
    leaveNote = Бардык жооптор сакталган. Интервьюну кийин улантса болот.
    leaveUnsaved = Сактабай чыгуу: акыркы жооптор жоголот
    leftForLater = Сакталды. Кийин улантса болот.
    reopenTitle = Оңдоо үчүн кайра ачылсынбы?
    reopenReason = Эмне үчүн кайра ачылат?
    readOnlyInterview = Аяктаган интервью: окуу үчүн гана

    # Home screen
    homeTitle = Сурамжылоо
    homeNewInterview = Жаңы интервью
    homeDrafts = Каралама жазуулар
    homeReview = Текшерүү
    homeMerge = Бириктирүү
    homeResults = Жыйынтыктар
    homeSettings = Жөндөөлөр
    homeHelp = Жардам
    homeExit = Чыгуу
    homeQuestionnaires = Анкетаны тандаңыз
    homeNoQuestionnaires = Анкета табылган жок: {name}
    homeInterviewer = Интервьюер: {name}
    homeRegion = Аймак: {name}
    homeStore = Маалымат папкасы: {name}
    homeFinishedCount = Аяктаганы: {count}
    homeDraftCount = Каралама: {count}
    homeReturned = Сизге кайтарылды
    homeReturnedTitle = Кайра карай турганды тандаңыз
    homeBundle = Жөнөтүү (флешкага же папкага)
    homeQuality = Сапатты текшерүү
    homeBundleTo = Маалымат кайда жазылсын?
    homeMergeFrom = Маалымат кайдан алынат?
    homeOtherFolder = Башка папка же файл …
    homePath = Папка же файл
    homeMergeConfirm = Азыр бириктирилсинби?
    homeMergeNow = Ооба, бириктирилсин
    homeTables = Кайсы анкета эсептелет?
    homeRows = Кайсы суроо?
    homeColumns = Эмне боюнча бөлүнөт?
    homeNoColumns = Бөлүнбөйт: бир мамыча
    homeLooking = Суроолор изделүүдө …
    homeConflicts = Бир интервьюнун эки версиясы: {count}
    homeMergePreview = Бириктирүү эмнени кылат
    homeMerged = Бириктирилди
    homeBundled = Жазылып, кайра окулду
    homeQuestion = Эмне кылабыз?
    homeNoQuestions = Анкетанын суроолору окулбай жатат: {name}
    homeByRegion = Жооптун аймагы
    homeByInterviewer = Интервьюер

    # Drafts
    draftsTitle = Аяктабаган интервьюлар
    draftsNone = Каралама жок
    draftsFound = Аяктабаган: {count} интервью. Улантасызбы?
    draftWho = Интервьюер: {name}
    draftWhere = Дарек: {name}
    draftWhen = Акыркы жооп: {date} {time}
    draftLastAnswers = Акыркы жооптор
    draftContinue = Бул интервьюну улантуу
    draftLater = Кийинкиге калтыруу
    draftRecovered = Үзгүлтүктөн кийин калыбына келтирилди. Акыркы жоопту текшериңиз.
    draftUnfinishedText = Жазылды, бирок кабыл алынган жок: {text}
    draftLocked = Бул интервью башка терезеде ачык

    # Window
    windowTooSmall = Терезе кичине: {width}×{height}, керек: {minWidth}×{minHeight}

    # Plain mode
    plainQuestion = Суроо {number} / болжол менен {total}. {section}
    plainRow = {name}, {number}-сап
    plainInterviewer = Интервьюерге: {text}
    plainHint = Түшүндүрмө: {text}
    plainError = Ката: {text}
    plainWarning = Текшериңиз: {text}
    plainYouTyped = Сиз «{answer}» деп жаздыңыз.
    plainAnswerPrompt = Жооп:
    plainNumbersPrompt = Номерлерди боштук менен бөлүп жазыңыз:
    plainOrderPrompt = Номерлерди ирети менен, эң маанилүүсүнөн баштап жазыңыз:
    plainChoicePrompt = Варианттын номери:
    plainEnterKeeps = Enter жазылган жоопту калтырат
    plainEnterGoesOn = Enter улантат:
    plainGoToPrompt = Номери, коду же сөзү:
    plainReviewPrompt = Суроонун номери; Enter аяктайт:
    plainIntro = Буйруктар «!» белгисинен башталат: !1 жардам, !2 буйруктардын тизмеси
    plainCommandsTitle = Буйруктар
    plainBackCommand = ( мурунку суроо
    plainNextCommand = ) кийинки суроо
    plainRepeatCommand = ! суроону кайра көрсөтүү
    plainEscapeCommand = !! «!» белгисинен башталган жооп
    plainUnknownCommand = Белгисиз буйрук: {name}. Тизме: !2
    plainEndOfInput = Киргизүү бүттү: сакталды, кийин улантса болот
    plainWhy = Жөнөкөй режим: {reason}
    plainNoTerminal = толук экрандуу терминал жок
    plainNoUTF8 = системада UTF-8 жок

    # Tables
    tableCount = Саны
    tableWeighted = Салмактуу
    tableAll = Баары
    tableNone = Мааниси жок
    tableUnlisted = {name} (тизмеде жок)
    tableBy = Мамычалар: {name}
    tableWhere = Шарты: {text}
    tableWeight = Салмагы: {name}
    tableVersions = Версиялары: {text}
    tableBaseAnswered = Пайыздар жооп бергендерден эсептелди.
    tableBaseAsked = Пайыздар суралып, баш тартпагандардан эсептелди. Бир нече жооп болушу мүмкүн: суммасы 100 пайыздан ашышы мүмкүн.
    tableBaseAlso = Негизге дагы кошулду: {reason}.
    tableRankNote = Биринчи орунга коюлган вариант эсептелди.
    tableResponses = Анкеталар
    tableRows = Саптар
    tableAsked = Суралды
    tableAnswered = Жооп берилди
    tableNotAsked = Суралган жок
    tableBase = Негиз
    tableSmall = * негиз аз: чеги {limit}
    tableConflicts = Чечилбеген дал келбөөлөр: {count}
    tableWeightless = Салмагы жок, салмактуу сандарга кирген жок: {count}
    tableUnreadable = Сан болбогон жооптор: {count}
    tableHidden = Жообу жок, көрсөтүлбөгөн варианттар: {count}
    tableMore = Көрсөтүлбөгөн дагы маанилер: {count}
    tableOverlap = Бир анкета бир нече мамычада болушу мүмкүн.
    statisticCount = n
    statisticMean = Орточо
    statisticDeviation = Четтөө
    statisticMinimum = Эң аз
    statisticLowerQuartile = 25%
    statisticMedian = Медиана
    statisticUpperQuartile = 75%
    statisticMaximum = Эң көп
    metadataRegion = Аймак
    metadataInterviewer = Интервьюер
    metadataStatus = Абалы
    metadataLanguage = Тил
    metadataUnit = Тандоо бирдиги
    metadataVersion = Анкетанын версиясы
    metadataComplete = аяктады
    metadataPartial = жарым-жартылай

    # Quality checks: titles, definitions, why something was left out, figures
    qualityD1 = Бир эле интервью ар башка мазмунда
    qualityD1Definition = Бардык жоопторду карайт. Бириктирилбеген эки редакциясы барын белгилейт: бир интервью эки жерде өзгөртүлгөн. Эсептөөгө чейин чечиңиз.
    qualityD2 = Тандоо бирдиги эки жолу суралган
    qualityD2Definition = Тандоо бирдиги бар аяктаган интервьюларды карайт. Бир бирдиктеги ар бир жуп интервьюну жана экөөндө тең берилген суроолордогу бирдей жооптордун үлүшүн көрсөтөт.
    qualityM1 = Суралган жерде бош калган
    qualityM1Definition = Берилген бардык суроолорду карайт. Кеминде {count} жолу суралып, {limit} пайыздан көбүрөөгүндө бош калган суроону жана кеминде {total} бош жообу болуп, үлүшү жалпыдан {number} эседен ашкан интервьюерди белгилейт.
    qualityK1 = Билбейт
    qualityK1Definition = «Билбейм» деп жооп берсе болгон, берилген суроолорду карайт. Кеминде {count} жолу суралып, {limit} пайыздан көбүрөөк болгон суроону жана башкалардан көп кездешкен интервьюерлерди белгилейт (так биномдук сыноо, жалган ачылыштардын үлүшү 5 %).
    qualityK2 = Жооп берүүдөн баш тартуу
    qualityK2Definition = Баш тартса болгон, берилген суроолорду карайт. Кеминде {count} жолу суралып, {limit} пайыздан көбүрөөк болгон суроону жана башкалардан көп кездешкен интервьюерлерди белгилейт (так биномдук сыноо, жалган ачылыштардын үлүшү 5 %).
    qualityO1 = Башкалардан алыс турган сандар
    qualityO1Definition = Кеминде {number} саны бар ар бир суроону карайт. Квартилдердин сыртында, алардын аралыгынан {text} эседен алыс турган санды белгилейт.
    qualityS1 = Башка, тактаңыз
    qualityS1Definition = «Башка» деген жоопко жазылган тексттерди карайт; чоң-кичине тамга, ё, ң, ө, ү айырмаланбайт. Суралгандардын {limit} пайыздан көбү жазган же бир текст {number} жолу кездешкен суроону белгилейт: балким, өзүнчө жооп варианты керектир.
    qualityT1 = Өтө тез бүткөн
    qualityT1Definition = Бир версиядагы, суроолорунун саны жакын ({total} ичинде) аяктаган интервьюларды кеминде {count} интервьюдан турган топтордо салыштырат. Медиананын {limit} пайызынан кыска же эң кыска {number} пайыздын ичиндеги интервьюну белгилейт.
    qualityT5 = Бир убакта же жолго убакыт жок
    qualityT5Definition = Ар бир интервью качан ачык турганын карайт. Бир интервьюердин бири-бирине дал келген эки интервьюсун же ар башка эки бирдиктин ортосунда {number} мүнөттөн аз убакытты белгилейт.
    qualityG1 = Катар суроолорго бирдей жооп
    qualityG1Definition = Катарларды карайт: жооп варианттары бирдей, катары менен кеминде {number} суроо жана ошончо жооп. Бүт катарга бирдей жообу башкалардан {limit} эседен көп болгон интервьюерди белгилейт: кеминде {count} катардан кеминде {total} жолу.
    qualityExcludedPartial = үзүлгөн: {count} интервью
    qualityExcludedNoUnit = тандоо бирдиги жок: {count} интервью
    qualityExcludedFewAsked = белгилөөгө өтө сейрек берилген: {count} суроо
    qualityExcludedNotOffered = мындай жоопко жол бербейт: {count} суроо
    qualityExcludedFewNumbers = сандары өтө аз: {count} суроо
    qualityExcludedFlat = жооптордун жарымы бир сан: {count} суроо
    qualityExcludedNoParent = жооп варианты ачпайт: {count} тексттик суроо
    qualityExcludedSmallGroup = окшоштору өтө аз: {count} интервью
    qualityExcludedNoTimes = убактысы белгисиз: {count} интервью
    qualityExcludedFewInBattery = жооптору өтө аз: {count} катар
    qualityUsed = каралды: {count}
    qualityLeftOut = кирген жок: {reason}
    qualityNothing = сүйлөшө турган нерсе жок
    qualityOkayed = мурда туура деп табылган: {count}
    qualitySmallTeam = {number} интервьюерден аз: салыштырылбайт, сүрөттөлөт
    qualityRates = Интервьюерлер боюнча
    qualityOthers = башкаларда {text}
    qualityUsual = адатта {low} – {high}
    qualityMinutes = {text} мүн
    qualityMedian = медиана {text} мүн
    qualityGap = арасы {text} мүн
    qualityOverlap = бир убакта {text} мүн
    qualitySame = бирдей жооп {text}
    qualityNoVerdict = Бул тизме адамдар менен сүйлөшүүгө себеп, өкүм эмес.
    qualityInterviews = {name}: {count} интервью

    # Merging
    mergeCounts = окулду {total} = жаңы {count} + белгилүү {number} + карантинде {limit}
    mergeTotal = Баары
    mergeSuperseded = кийинки нускасы бар: {count}
    mergeWithheld = макулдук кайтарылгандыктан алынган жок: {count}
    mergeSkipped = жазуусу жок файлдар: {count}
    mergeMore = дагы {count}
    mergeDryRun = Бул сыноо болчу: эч нерсе жазылган жок.
    mergeNothingNew = Жаңы эч нерсе жок.
    mergeDone = Жаңылары ушул жерде: {name}
    mergeKeptLines = Колдонулбай калган саптар ушул жерде: {name}
    mergeConflicts = Чечилбеген дал келбөөлөр: {count}. Көрсөтүү: suroo conflicts
    mergeUnrelated = бир номердин астында эки маек
    mergeUnits = Бир нече жолу сурамжыланган бирдиктер: {count}
    mergeMissingParent = Мурунку нускалары жок: {count}
    mergeMissingEvents = Маектин жүрүшү тууралуу жазуулар жок: {count}
    mergeMissingQuestionnaire = Жок анкеталар: {count}
    mergeMissingBundle = Келбеген топтомдор: {count}
    mergeMismatch = Эч бир жоопко таандык эмес жеке бөлүктөр: {count}
    mergeQuestionnaires = Бир номери жана нускасы бар ар башка анкеталар: {count}
    mergeRemoved = Макулдук кайтарылгандыктан өчүрүлдү: {count}
    mergeUndone = Бириктирүү кайтарылды: {name}. Анын алып келгени ушул жерде: {text}; жазуулар: {count}
    mergeUndoNothing = Кайтара турган бириктирүү жок.
    mergeUndoBlocked = Бириктирүү калат ({name}), анткени башка жазуулар ага таянат:
    conflictNone = Чечилбеген дал келбөөлөр жок.
    conflictAncestor = жалпы башталышы: нуска {number}, {name}
    conflictNoAncestor = жалпы башталышы жок: бир номердин астында эки маек
    conflictAgree = Жооптор бирдей.
    conflictRevision = нуска {number}, {name}, {date}
    conflictNoAnswer = жооп жок
    conflictSettle = Чечүү үчүн: {text}
    resolveDone = Чечилди. Нуска {number}: {name}
    resolveProblems = Жооптор бири-бирине туура келбейт, ошондуктан чечилген жок. Улантуу: {text}

    # Dates in words
    months = январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь
    monthsInDate = январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь
    monthsShort = янв, фев, мар, апр, май, июн, июл, авг, сен, окт, ноя, дек
    weekdaysShort = дүй, шейш, шарш, бейш, жума, ишм, жек
    dateInWords = {day}-{month}, {year}-жыл
    dateWithWeekday = {weekday}, {date}
    monthInWords = {year}-жыл, {month}

    # Head of a printed questionnaire
    paperVersion = Версия
    paperWho = Интервьюер
    paperDate = Дата
    paperUnit = Тандалманын бирдиги
    paperPlace = Жер
    paperBegun = Башталган убакыт
    paperEnded = Аяктаган убакыт
    paperSignature = Колу
    paperLegendSpoken = Мындай текст окуп берилет.
    paperLegendGuide = Мындай текст интервьюерге гана арналган, окулбайт.
    paperLegendRoute = Үстүндө шарты бар суроо ошол шартта гана берилет.
    paperLegendSigns = ○ бир жооп · □ бир нече жооп · → ошол жооптон кийинки суроо

    # Questions of a printed questionnaire
    paperAskIf = Ушул шартта гана сураңыз: {text}
    paperSectionIf = Бул бөлүм ушул шартта гана: {text}
    paperOneAnswer = Бир жооп
    paperSeveralAnswers = Туура келгендердин баары
    paperInOrder = Ирет номерин коюңуз, биринчиси — 1
    paperExclusive = башка жооп менен бирге белгиленбейт
    paperNotReadOut = Окубаңыз
    paperMustHold = Ушундай болушу керек: {text}
    paperAskAgain = Ушундай болбосо, кайра тактаңыз: {text}
    paperOffered = Ушулар гана: {text}
    paperPersonal = жеке маалымат, өзүнчө сакталат
    paperSupervisor = Супервайзерге
    paperFileName = Файлдын аты
    paperLatitude = Кеңдик
    paperLongitude = Узундук
    paperDayMonthYear = күн, ай, жыл
    paperMonthYear = ай, жыл
    paperYear = жыл
    paperHoursMinutes = саат, мүнөт
    paperCode = Код
    paperEndOfForm = аягы
    paperNextRow = кийинки сап

    # Rosters and lists of a printed questionnaire
    paperRows = Саптар: {text}
    paperRowsFree = Канча болсо, ошончо сап
    paperTableOfRows = Жоопторду таблицага жазыңыз: ар бирине бир сап.
    paperTableOfColumns = Жоопторду таблицага жазыңыз: ар бирине бир тилке.
    paperMoreRows = Жетпесе, бул барактын дагы бир көчүрмөсүн алыңыз.
    paperList = Тизме аягында: {name} ({count})
    paperListRest = {name} файлында дагы {count}
    paperLists = Тизмелер
    paperComputed = Программа эсептөөчү маанилер
    paperComputedNote = Кагазда булар шартка керек болгондо гана кийин эсептелет.

    # Conditions in words
    paperAnd = жана
    paperOr = же
    paperNot = туура эмес: ({text})
    paperAnswered = {name}: жооп бар
    paperUnanswered = {name}: жооп жок
    paperMarked = {name}: {text} белгиленген
    paperNotMarked = {name}: {text} белгиленген эмес
    paperMarkedCount = {name}: белгиленгендердин саны
    paperThisAnswer = бул жооп
    paperThisCode = код
    paperToday = бүгүнкү күн
    paperNow = азыркы убакыт
    paperInterviewStart = интервьюнун башталышы
    paperInterviewEnd = интервьюнун аягы
    paperRowNumber = саптын номери
    paperSum = {name}: сумма
    paperThoseOf = {name}: тиешелүүлөрү
    paperAlways = дайыма
    paperNever = эч качан
    """)
}

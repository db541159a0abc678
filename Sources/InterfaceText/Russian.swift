extension TextTable {
  /// The words in Russian, one `key = text` a line; see ``TextTable/init(_:)``.
  static let russian = TextTable(
    """
    # Key bar: at most ten cells each
    barHelp = Справка
    barMenu = Меню
    barLanguage = Язык
    barNote = Примечание
    barDontKnow = Не знаю
    barGoTo = Перейти
    barNextProblem = Проверка
    barRefused = Отказ
    barLeave = Выход
    barReview = Завершить
    barFinish = Завершить
    barNext = Далее
    barBack = Назад
    barAccept = Принять
    barOpen = Открыть
    barClose = Закрыть
    barSelect = Выбрать
    barToggle = Отметить
    barSign = Знак +/−
    barSearch = Поиск
    barUndo = Отменить
    barRedo = Повторить
    barSave = Сохранить
    barAddRow = Добавить
    barRemoveRow = Убрать
    barEdit = Изменить
    barDelete = Удалить
    barMoveUp = Выше
    barMoveDown = Ниже
    barNotApplicable = Неприм.
    barNewLine = Строка

    # Commands: the menu, the help screen, the command list of plain mode
    commandHelp = Справка по этому вопросу
    commandMenu = Все команды
    commandLanguage = Следующий язык вопросов
    commandInterfaceLanguage = Язык программы
    commandNote = Примечание к этому вопросу
    commandDontKnow = Не знаю
    commandRefused = Отказ от ответа
    commandNotApplicable = Не применимо
    commandGoTo = Перейти к вопросу
    commandNextProblem = Следующий вопрос, требующий внимания
    commandLeave = Сохранить и выйти
    commandReview = Проверка перед завершением
    commandFinish = Завершить интервью
    commandAccept = Принять ответ и продолжить
    commandNext = Следующий вопрос
    commandBack = Предыдущий вопрос
    commandRepeat = Повторить вопрос
    commandUndo = Отменить действие
    commandRedo = Повторить действие
    commandSave = Сохранить сейчас
    commandClear = Очистить ответ
    commandToggle = Отметить или снять отметку
    commandSign = Сменить знак числа
    commandMoveChoice = Перемещение по списку
    commandSearch = Поиск
    commandAddRow = Добавить строку
    commandRemoveRow = Убрать эту строку
    commandMoveUp = Переместить выше
    commandMoveDown = Переместить ниже
    commandRedraw = Обновить экран
    commandSuspend = Приостановить программу
    commandClose = Закрыть
    commandNextField = Следующее поле на экране
    commandFormerField = Предыдущее поле на экране
    commandNewLine = Новая строка текста
    commandClosePartly = Закрыть как частично завершённое
    commandInterrupt = Предложить выход
    commandClearText = Очистить текст
    commandNextDraft = Следующий черновик
    commandFormerDraft = Предыдущий черновик

    # Words for commands in plain mode, typed after the sign “!”
    wordsHelp = справка, помощь
    wordsMenu = меню, команды
    wordsLanguage = язык
    wordsNote = примечание
    wordsDontKnow = незнаю, нз
    wordsRefused = отказ
    wordsNotApplicable = неприменимо
    wordsGoTo = перейти
    wordsNextProblem = проверка
    wordsLeave = выход
    wordsReview = завершить
    wordsNext = далее
    wordsBack = назад
    wordsRepeat = вопрос
    wordsUndo = отменить
    wordsRedo = повторить
    wordsClear = очистить
    wordsAddRow = добавить
    wordsRemoveRow = убрать
    wordsClosePartly = частично
    wordsInterfaceLanguage = программа
    wordsSave = сохранить

    # Common words
    yes = Да
    no = Нет
    ok = Хорошо
    cancel = Отмена
    proceed = Продолжить
    question = Вопрос
    answer = Ответ
    section = Раздел
    note = Примечание
    questionNamed = Вопрос: {name}
    sectionNamed = Раздел: {name}

    # Interview screen: header, progress, answer area
    progress = {answered} из примерно {total}
    rowPosition = {number} из {total}
    rowNamed = {number}. {name}
    requiredMark = обязательно
    optionalMark = необязательно
    choosePrompt = Выберите один ответ
    chooseSeveralPrompt = Отметьте все подходящие ответы
    rankPrompt = Расставьте по порядку, начиная с самого важного
    typePrompt = Напишите ответ
    integerHint = Целое число
    decimalHint = Число; дробь после запятой или точки
    dateHint = День, месяц, год: 05.03.2026 или 05032026
    monthHint = Месяц и год: 03.2026
    yearHint = Год: 2026
    timeHint = Часы и минуты: 14.30 или 1430
    dateTimeHint = Дата и время: 05.03.2026 14.30
    geopointHint = Широта и долгота: 42.874 74.612
    rangeHint = От {low} до {high}
    lineHint = Координаты, между точками знак «;»
    acknowledgeHint = Отметьте, когда сделано
    noteHint = Нажмите Enter, чтобы продолжить
    unsupportedNote = На этот вопрос нельзя ответить в терминале
    readOnlyNote = Этот ответ здесь нельзя изменить
    personalNote = Личное: хранится отдельно от других ответов
    noChoices = Для данных ответов вариантов нет
    codePrompt = Код: {code}
    chosenCount = Отмечено: {count}
    chosenCountOfMost = Отмечено: {count}, не более {limit}
    rankedCount = Расставлено: {count} из {total}
    listPosition = {number} из {total}
    moreAbove = выше есть ещё
    moreBelow = ниже есть ещё
    moreWord = ещё
    codeWord = Код
    otherLayout = в другой раскладке
    firstQuestion = Это первый вопрос
    interviewerOnly = Интервьюеру
    hint = Подсказка
    addRowQuestion = Добавить ещё: {name}?
    rosterRows = {name}: {count} {count|строка|строки|строк}

    # Special answers
    specialDontKnow = Не знаю
    specialRefused = Отказ от ответа
    specialNotApplicable = Не применимо
    specialBlank = Нет ответа
    specialNotReached = Вопрос не задан

    # Summary and status lines
    recorded = Записано: {answer}
    recordedPending = Записано: {answer} → ожидает: {pending}
    pending = Ожидает: {pending}
    nothingRecorded = Пока ничего не записано
    savedAt = сохранено {time}
    notSaved = НЕ СОХРАНЕНО
    notSavedReason = Ответ НЕ сохранён: {reason}
    notSavedAdvice = Не закрывайте программу. Освободите место или проверьте диск и попробуйте снова.
    savedInRefuge = Диск хранилища отказал. Ответы сохранены здесь: {text}. Покажите это супервайзеру.
    diskNearlyFull = Диск почти заполнен. Это интервью сохранено; освободите место до следующего.
    tryAgain = Попробовать снова
    noteMarker = примечание
    attentionCount = проверить: {count}
    escapeArmed = Esc: 1–0 = F1–F10, Esc = меню

    # What can be wrong with an answer
    errorWord = Ошибка
    warningWord = Проверьте
    errorRequired = Ответьте на этот вопрос
    errorRequiredSpecial = Нужен ответ; ответом считается и: {choices}
    errorNotNumber = Должно быть число
    errorNotInteger = Должно быть целое число, без дробной части
    errorTooManyDigits = Слишком много цифр
    errorOutOfRange = Вне допустимых пределов: от {low} до {high}
    errorTooSmall = Слишком мало: не меньше {low}
    errorTooLarge = Слишком много: не больше {high}
    errorNotDate = Это не дата. Введите день, месяц, год: 05.03.2026
    errorNoSuchDay = Такого дня нет: {answer}
    errorNotMonth = Это не месяц. Введите месяц и год: 03.2026
    errorNotTime = Это не время. Введите часы и минуты: 14.30
    errorNotDateTime = Это не дата со временем. Введите: 05.03.2026 14.30
    errorNotGeopoint = Это не координаты. Введите широту и долготу: 42.874 74.612
    errorNotAChoice = Такого варианта нет: {answer}
    errorTooManyChoices = Слишком много: отметьте не более {limit}
    errorTooFewChoices = Слишком мало: отметьте не менее {limit}
    errorConstraint = Такой ответ здесь недопустим
    errorWarning = Это верно?
    errorSpecialNotAllowed = Этот вопрос не допускает ответа: {answer}
    errorTextTooLong = Текст слишком длинный
    errorTyped = Вы ввели: {answer}
    errorExcludesOthers = Этот ответ нельзя отметить вместе с другими
    errorNotLine = Слишком мало точек, или линия не замкнута
    keyDoesNothing = {name}: здесь не действует
    noProblems = Вопросов, требующих внимания, нет

    # Soft check
    softCheckTitle = Это верно?
    softCheckFix = Исправить
    softCheckKeep = Оставить и пояснить
    softCheckReason = Почему ответ верен?
    softCheckReasonNeeded = Напишите причину в нескольких словах
    softCheckKept = Оставлено. Причина: {reason}

    # Languages of the questions
    languageTitle = Язык вопросов
    languageSwitched = Язык вопросов: {name}
    languageOnlyOne = В анкете только один язык
    languageMissingText = На выбранном языке этого текста нет

    # Going to a question, searching
    goToTitle = Перейти к вопросу
    searchPrompt = Поиск: {text}
    searchEmpty = Введите текст для поиска
    searchNothing = Ничего не найдено
    searchOtherLayout = Прочитано в другой раскладке: {text}
    searchHits = Найдено: {count}
    statusAnswered = есть ответ
    statusOpen = без ответа
    statusInvalid = ошибка
    statusSoft = проверить
    statusNote = примечание
    statusNotRelevant = не задаётся
    statusSetAside = отложено
    notReachable = Не задаётся: таков ход ответов
    notReachableNamed = Не задаётся из-за ответа на: {name}

    # Command menu and help
    menuTitle = Команды
    menuPrompt = Введите номер или слово
    helpTitle = Справка
    helpGuidance = Для интервьюера
    helpNoGuidance = Для этого вопроса инструкции нет
    helpKeys = Клавиши

    # Notes
    noteTitle = Примечание к вопросу
    notePrompt = Напишите примечание
    noteStored = Примечание сохранено
    noteRemoved = Примечание удалено

    # Changes that reach further
    changeReachTitle = Это изменение затронет другие ответы
    changeSetsAside = Будет отложено: {count} {count|ответ|ответа|ответов}
    changeSetsAsideNote = Они вернутся, если вернуть прежний ответ.
    changeApply = Изменить
    changeKeepFormer = Оставить как было
    answersSetAside = Отложено: {count} {count|ответ|ответа|ответов}
    answersBroughtBack = Возвращено: {count} {count|ответ|ответа|ответов}
    clearedByFilter = Очищено, такого варианта больше нет: {name}
    clearedCount = Очищено: {count} {count|ответ|ответа|ответов}
    rowsSetAside = Отложено строк: {count}
    rowsBroughtBack = Возвращено строк: {count}
    rowAdded = Строка добавлена: {name}
    rowRemoved = Строка убрана: {name}
    rowRemoveQuestion = Убрать эту строку с ответами? {name}
    rowsFixed = Число строк зависит от предыдущего ответа
    undone = Отменено: {name}
    redone = Повторено: {name}
    undoOffersRedo = Отменено: {name}. Повторить: Ctrl+Y.
    nothingToUndo = Нечего отменять
    nothingToRedo = Нечего повторять

    # Review before finishing
    reviewTitle = Перед завершением
    reviewAnswered = С ответом {count}
    reviewOpen = Без ответа {count}
    reviewErrors = Ошибок {count}
    reviewToCheck = Проверить {count}
    reviewDontKnow = Не знаю {count}
    reviewRefused = Отказ {count}
    reviewNotes = Примечаний {count}
    reviewRequiredEmpty = Обязательный вопрос без ответа
    reviewNoteLine = Примечание: {text}
    reviewNothing = Проверять больше нечего
    reviewGoToQuestion = Перейти к вопросу
    reviewCannotFinish = Завершить пока нельзя: {count|осталась|остались|осталось} {count} {count|ошибка|ошибки|ошибок}
    reviewUnconfirmed = Завершить пока нельзя: нужно проверить {count} {count|ответ|ответа|ответов}

    # Finishing and leaving
    finishTitle = Завершить интервью?
    finishNote = Завершённое интервью открывается только для чтения.
    finishYes = Завершить
    finishNo = Продолжить интервью
    finished = Интервью завершено и сохранено
    finishedPartial = Сохранено как частично завершённое. Причина: {reason}
    partialTitle = Закрыть как частично завершённое?
    partialReason = Почему интервью прервано?
    leaveTitle = Выйти из интервью?
    leaveContinue = Продолжить
    leaveSave = Сохранить и выйти
    leaveNote = Все ответы сохранены. Интервью можно продолжить позже.
    leaveUnsaved = Выйти без сохранения: последние ответы пропадут
    leftForLater = Сохранено. Можно продолжить позже.
    reopenTitle = Открыть снова для исправления?
    reopenReason = Почему открывается снова?
    readOnlyInterview = Завершённое интервью: только чтение

    # Home screen
    homeTitle = Опрос
    homeNewInterview = Новое интервью
    homeDrafts = Черновики
    homeReview = Проверка
    homeMerge = Объединение
    homeResults = Результаты
    homeSettings = Настройки
    homeHelp = Справка
    homeExit = Выход
    homeQuestionnaires = Выберите анкету
    homeNoQuestionnaires = Анкеты не найдены: {name}
    homeInterviewer = Интервьюер: {name}
    homeRegion = Регион: {name}
    homeStore = Папка данных: {name}
    homeFinishedCount = Завершено: {count}
    homeDraftCount = Черновиков: {count}
    homeReturned = Возвращено вам
    homeReturnedTitle = Выберите, что посмотреть снова
    homeBundle = Передать (на флешку или в папку)
    homeQuality = Проверка качества
    homeBundleTo = Куда записать данные?
    homeMergeFrom = Откуда взять данные?
    homeOtherFolder = Другая папка или файл …
    homePath = Папка или файл
    homeMergeConfirm = Объединить сейчас?
    homeMergeNow = Да, объединить
    homeTables = Какую анкету считать?
    homeRows = Какой вопрос?
    homeColumns = По чему разбить?
    homeNoColumns = Без разбивки: один столбец
    homeLooking = Ищем вопросы …
    homeConflicts = Две версии одного интервью: {count}
    homeMergePreview = Что сделает объединение
    homeMerged = Объединено
    homeBundled = Записано и прочитано обратно
    homeQuestion = Что делаем?
    homeNoQuestions = Не удаётся прочитать вопросы анкеты: {name}
    homeByRegion = Регион ответа
    homeByInterviewer = Интервьюер

    # Drafts
    draftsTitle = Незавершённые интервью
    draftsNone = Черновиков нет
    draftsFound = Не завершено: {count} {count|интервью|интервью|интервью}. Продолжить?
    draftWho = Интервьюер: {name}
    draftWhere = Адрес: {name}
    draftWhen = Последний ответ: {date} {time}
    draftLastAnswers = Последние ответы
    draftContinue = Продолжить это интервью
    draftLater = Оставить на потом
    draftRecovered = Восстановлено после сбоя. Проверьте последний ответ.
    draftUnfinishedText = Введено, но не принято: {text}
    draftLocked = Это интервью открыто в другом окне

    # Window
    windowTooSmall = Окно мало: {width}×{height}, нужно {minWidth}×{minHeight}

    # Plain mode
    plainQuestion = Вопрос {number} из примерно {total}. {section}
    plainRow = {name}, строка {number}
    plainInterviewer = Интервьюеру: {text}
    plainHint = Подсказка: {text}
    plainError = Ошибка: {text}
    plainWarning = Проверьте: {text}
    plainYouTyped = Вы ввели «{answer}».
    plainAnswerPrompt = Ответ:
    plainNumbersPrompt = Номера через пробел:
    plainOrderPrompt = Номера по порядку, начиная с самого важного:
    plainChoicePrompt = Номер варианта:
    plainEnterKeeps = Enter оставляет записанный ответ
    plainEnterGoesOn = Enter продолжает:
    plainGoToPrompt = Номер, код или слово:
    plainReviewPrompt = Номер вопроса; Enter завершает:
    plainIntro = Команды начинаются с «!»: !1 справка, !2 список команд
    plainCommandsTitle = Команды
    plainBackCommand = ( предыдущий вопрос
    plainNextCommand = ) следующий вопрос
    plainRepeatCommand = ! вопрос ещё раз
    plainEscapeCommand = !! ответ, который начинается с «!»
    plainUnknownCommand = Неизвестная команда: {name}. Список: !2
    plainEndOfInput = Конец ввода: сохранено, можно продолжить позже
    plainWhy = Простой режим: {reason}
    plainNoTerminal = нет полноэкранного терминала
    plainNoUTF8 = в системе нет UTF-8

    # Tables
    tableCount = Число
    tableWeighted = С весом
    tableAll = Все
    tableNone = Без значения
    tableUnlisted = {name} (нет в списке)
    tableBy = Столбцы: {name}
    tableWhere = Условие: {text}
    tableWeight = Вес: {name}
    tableVersions = Версии: {text}
    tableBaseAnswered = Проценты от числа ответивших.
    tableBaseAsked = Проценты от числа спрошенных и не отказавшихся. Возможны несколько ответов: сумма может быть больше 100.
    tableBaseAlso = В базу включены также: {reason}.
    tableRankNote = Учтён вариант, поставленный на первое место.
    tableResponses = Анкеты
    tableRows = Строки
    tableAsked = Спрошено
    tableAnswered = Ответили
    tableNotAsked = Не спрошено
    tableBase = База
    tableSmall = * база мала: меньше {limit}
    tableConflicts = Нерешённые расхождения: {count}
    tableWeightless = Без веса, в числа с весом не вошли: {count}
    tableUnreadable = Ответы, которые не числа: {count}
    tableHidden = Варианты без ответов, не показаны: {count}
    tableMore = Ещё значения, не показаны: {count}
    tableOverlap = Одна анкета может попасть в несколько столбцов.
    statisticCount = n
    statisticMean = Среднее
    statisticDeviation = Ст. откл.
    statisticMinimum = Мин.
    statisticLowerQuartile = 25%
    statisticMedian = Медиана
    statisticUpperQuartile = 75%
    statisticMaximum = Макс.
    metadataRegion = Регион
    metadataInterviewer = Интервьюер
    metadataStatus = Состояние
    metadataLanguage = Язык
    metadataUnit = Единица выборки
    metadataVersion = Версия анкеты
    metadataComplete = завершена
    metadataPartial = частично

    # Quality checks: titles, definitions, why something was left out, figures
    qualityD1 = Одно интервью с разным содержанием
    qualityD1Definition = Смотрит все анкеты. Отмечает те, у которых есть две несведённые редакции: одно интервью изменили в двух местах. Решите это до подсчётов.
    qualityD2 = Единица выборки опрошена дважды
    qualityD2Definition = Смотрит завершённые интервью с единицей выборки. Отмечает каждую пару интервью одной единицы и долю совпавших ответов среди вопросов, заданных в обоих.
    qualityM1 = Пусто там, где спросили
    qualityM1Definition = Смотрит все заданные вопросы. Отмечает вопрос, оставленный пустым более чем в {limit} % из не менее {count} раз, и интервьюера, у которого не менее {total} пустых и доля более чем в {number} раза выше общей.
    qualityK1 = Не знает
    qualityK1Definition = Смотрит заданные вопросы, где можно ответить «не знаю». Отмечает вопрос с долей более {limit} % из не менее {count} раз и интервьюеров, у которых это чаще, чем у других (точный биномиальный критерий, доля ложных открытий 5 %).
    qualityK2 = Отказ от ответа
    qualityK2Definition = Смотрит заданные вопросы, где можно отказаться. Отмечает вопрос с долей более {limit} % из не менее {count} раз и интервьюеров, у которых это чаще, чем у других (точный биномиальный критерий, доля ложных открытий 5 %).
    qualityO1 = Числа далеко от остальных
    qualityO1Definition = Смотрит вопросы, где не менее {number} чисел. Отмечает число, которое лежит вне квартилей дальше, чем {text} расстояния между ними.
    qualityS1 = Другое, уточните
    qualityS1Definition = Смотрит тексты под ответом «другое», не различая регистр, ё, ң, ө, ү. Отмечает вопрос, где их дали более {limit} % спрошенных или один текст встретился {number} раза: возможно, нужен отдельный вариант ответа.
    qualityT1 = Слишком короткие интервью
    qualityT1Definition = Сравнивает завершённые интервью одной версии с близким числом вопросов (в пределах {total}), в группах не менее {count}. Отмечает интервью короче {limit} % медианы или из {number} % самых коротких.
    qualityT5 = В одно время или без времени на дорогу
    qualityT5Definition = Смотрит, когда каждое интервью было открыто. Отмечает два интервью одного интервьюера, которые пересекаются, или менее {number} минут между разными единицами.
    qualityG1 = Один и тот же ответ на всю серию
    qualityG1Definition = Смотрит серии: не менее {number} вопросов подряд с одинаковыми вариантами и столько же ответов. Отмечает интервьюера, у которого одинаковые ответы на всю серию более чем в {limit} раза чаще, чем у других, не менее {total} раз не менее чем в {count} сериях.
    qualityExcludedPartial = прерваны: {count} интервью
    qualityExcludedNoUnit = без единицы выборки: {count} интервью
    qualityExcludedFewAsked = задан слишком редко, чтобы отмечать: {count} {count|вопрос|вопроса|вопросов}
    qualityExcludedNotOffered = не допускают такого ответа: {count} {count|вопрос|вопроса|вопросов}
    qualityExcludedFewNumbers = слишком мало чисел: {count} {count|вопрос|вопроса|вопросов}
    qualityExcludedFlat = половина ответов — одно число: {count} {count|вопрос|вопроса|вопросов}
    qualityExcludedNoParent = не открываются вариантом ответа: {count} {count|текстовый вопрос|текстовых вопроса|текстовых вопросов}
    qualityExcludedSmallGroup = слишком мало похожих: {count} интервью
    qualityExcludedNoTimes = время неизвестно: {count} интервью
    qualityExcludedFewInBattery = слишком мало ответов: {count} {count|серия|серии|серий}
    qualityUsed = рассмотрено: {count}
    qualityLeftOut = не вошли: {reason}
    qualityNothing = говорить не о чем
    qualityOkayed = раньше признано нормой: {count}
    qualitySmallTeam = интервьюеров меньше {number}: описание без сравнения
    qualityRates = По интервьюерам
    qualityOthers = у других {text}
    qualityUsual = обычно от {low} до {high}
    qualityMinutes = {text} мин
    qualityMedian = медиана {text} мин
    qualityGap = между ними {text} мин
    qualityOverlap = одновременно {text} мин
    qualitySame = совпало {text}
    qualityNoVerdict = Всё это — повод поговорить с людьми, а не приговор.
    qualityInterviews = {name}: {count} интервью

    # Merging
    mergeCounts = прочитано {total} = новых {count} + известных {number} + в карантине {limit}
    mergeTotal = Всего
    mergeSuperseded = заменено более поздней версией: {count}
    mergeWithheld = не принято из-за отзыва согласия: {count}
    mergeSkipped = файлов без записей: {count}
    mergeMore = и ещё {count}
    mergeDryRun = Это была проба: ничего не записано.
    mergeNothingNew = Нового ничего нет.
    mergeDone = Новое сохранено в {name}.
    mergeKeptLines = Строки, которые не удалось использовать, сохранены в {name}.
    mergeConflicts = Нерешённых расхождений: {count}. Показать: suroo conflicts
    mergeUnrelated = два интервью под одним номером
    mergeUnits = Единиц, опрошенных больше одного раза: {count}
    mergeMissingParent = Нет прежних версий: {count}
    mergeMissingEvents = Нет записей о ходе интервью: {count}
    mergeMissingQuestionnaire = Нет анкет: {count}
    mergeMissingBundle = Не пришло пакетов: {count}
    mergeMismatch = Личных частей, на которые не ссылается ни один ответ: {count}
    mergeQuestionnaires = Разные анкеты под одним номером и версией: {count}
    mergeRemoved = Удалено по отзыву согласия: {count}
    mergeUndone = Объединение {name} отменено. Принесённое им лежит в {text}; записей: {count}
    mergeUndoNothing = Нет объединения, которое можно отменить.
    mergeUndoBlocked = Объединение {name} остаётся: на нём основаны другие записи:
    conflictNone = Нерешённых расхождений нет.
    conflictAncestor = общее начало: версия {number}, {name}
    conflictNoAncestor = общего начала нет: два интервью под одним номером
    conflictAgree = Ответы одинаковы.
    conflictRevision = версия {number}, {name}, {date}
    conflictNoAnswer = нет ответа
    conflictSettle = Чтобы решить: {text}
    resolveDone = Решено. Версия {number}: {name}
    resolveProblems = Ответы не сходятся между собой, поэтому ничего не решено. Продолжить: {text}

    # Dates in words
    months = январь, февраль, март, апрель, май, июнь, июль, август, сентябрь, октябрь, ноябрь, декабрь
    monthsInDate = января, февраля, марта, апреля, мая, июня, июля, августа, сентября, октября, ноября, декабря
    monthsShort = янв, фев, мар, апр, май, июн, июл, авг, сен, окт, ноя, дек
    weekdaysShort = пн, вт, ср, чт, пт, сб, вс
    dateInWords = {day} {month} {year} г.
    dateWithWeekday = {weekday}, {date}
    monthInWords = {month} {year} г.

    # Head of a printed questionnaire
    paperVersion = Версия
    paperWho = Интервьюер
    paperDate = Дата
    paperUnit = Единица выборки
    paperPlace = Место
    paperBegun = Начало
    paperEnded = Окончание
    paperSignature = Подпись
    paperLegendSpoken = Такой текст зачитывают вслух.
    paperLegendGuide = Такой текст только для интервьюера, его не зачитывают.
    paperLegendRoute = Вопрос с условием над ним задаётся только при этом условии.
    paperLegendSigns = ○ один ответ · □ любое число ответов · → следующий вопрос после этого ответа

    # Questions of a printed questionnaire
    paperAskIf = Задайте, если {text}
    paperSectionIf = Этот раздел — только если {text}
    paperOneAnswer = Один ответ
    paperSeveralAnswers = Все подходящие ответы
    paperInOrder = Пронумеруйте по порядку, первый — 1
    paperExclusive = без других ответов
    paperNotReadOut = Не зачитывать
    paperMustHold = Должно быть так: {text}
    paperAskAgain = Уточните, если не так: {text}
    paperOffered = Только эти: {text}
    paperPersonal = персональные данные, хранятся отдельно
    paperSupervisor = Для супервайзера
    paperFileName = Имя файла
    paperLatitude = Широта
    paperLongitude = Долгота
    paperDayMonthYear = день, месяц, год
    paperMonthYear = месяц, год
    paperYear = год
    paperHoursMinutes = часы, минуты
    paperCode = Код
    paperEndOfForm = конец
    paperNextRow = следующая строка

    # Rosters and lists of a printed questionnaire
    paperRows = Строк: {text}
    paperRowsFree = Столько строк, сколько случаев
    paperTableOfRows = Запишите ответы в таблицу: по одной строке на каждый случай.
    paperTableOfColumns = Запишите ответы в таблицу: по одному столбцу на каждый случай.
    paperMoreRows = Если места не хватит, возьмите ещё одну копию этой страницы.
    paperList = Список в конце: {name} ({count})
    paperListRest = Ещё {count} в файле {name}
    paperLists = Списки
    paperComputed = Что вычисляет программа
    paperComputedNote = На бумаге вычисляются позже, если нужны для условия.

    # Conditions in words
    paperAnd = и
    paperOr = или
    paperNot = неверно, что ({text})
    paperAnswered = {name}: есть ответ
    paperUnanswered = {name}: нет ответа
    paperMarked = {name}: отмечено {text}
    paperNotMarked = {name}: не отмечено {text}
    paperMarkedCount = {name}: число отмеченных
    paperThisAnswer = этот ответ
    paperThisCode = код
    paperToday = сегодня
    paperNow = сейчас
    paperInterviewStart = начало интервью
    paperInterviewEnd = конец интервью
    paperRowNumber = номер строки
    paperSum = {name}: сумма
    paperThoseOf = относящиеся к {name}
    paperAlways = всегда
    paperNever = никогда
    """)
}

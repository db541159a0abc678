extension TextTable {
  /// The words in English, one `key = text` a line; see ``TextTable/init(_:)``.
  static let english = TextTable(
    """
    # Key bar: at most ten cells each
    barHelp = Help
    barMenu = Menu
    barLanguage = Language
    barNote = Note
    barDontKnow = Don't know
    barGoTo = Go to
    barNextProblem = Check
    barRefused = Refused
    barLeave = Leave
    barReview = Finish
    barFinish = Finish
    barNext = Next
    barBack = Back
    barAccept = Accept
    barOpen = Open
    barClose = Close
    barSelect = Select
    barToggle = Mark
    barSign = Sign +/−
    barSearch = Search
    barUndo = Undo
    barRedo = Redo
    barSave = Save
    barAddRow = Add
    barRemoveRow = Remove
    barEdit = Edit
    barDelete = Delete
    barMoveUp = Up
    barMoveDown = Down
    barNotApplicable = Not appl.
    barNewLine = New line

    # Commands: the menu, the help screen, the command list of plain mode
    commandHelp = Help for this question
    commandMenu = All commands
    commandLanguage = Next language of the questions
    commandInterfaceLanguage = Language of the program
    commandNote = Note on this question
    commandDontKnow = Don't know
    commandRefused = Refused to answer
    commandNotApplicable = Not applicable
    commandGoTo = Go to a question
    commandNextProblem = Next question that needs attention
    commandLeave = Save and leave
    commandReview = Review before finishing
    commandFinish = Finish the interview
    commandAccept = Accept the answer and go on
    commandNext = Next question
    commandBack = Previous question
    commandRepeat = Read the question again
    commandUndo = Undo
    commandRedo = Redo
    commandSave = Save now
    commandClear = Clear the answer
    commandToggle = Mark or unmark a choice
    commandSign = Change the sign of the number
    commandMoveChoice = Move within the list
    commandSearch = Search
    commandAddRow = Add a row
    commandRemoveRow = Remove this row
    commandMoveUp = Move up in the order
    commandMoveDown = Move down in the order
    commandRedraw = Redraw the screen
    commandSuspend = Suspend the program
    commandClose = Close
    commandNextField = Next field on the screen
    commandFormerField = Previous field on the screen
    commandNewLine = New line of the text
    commandClosePartly = Close as partly completed
    commandInterrupt = Offer to leave
    commandClearText = Clear the text
    commandNextDraft = Next draft
    commandFormerDraft = Previous draft

    # Words for commands in plain mode, typed after the sign “!”
    wordsHelp = help
    wordsMenu = menu, commands
    wordsLanguage = language
    wordsNote = note
    wordsDontKnow = dontknow, dk
    wordsRefused = refused
    wordsNotApplicable = notapplicable, na
    wordsGoTo = go, goto
    wordsNextProblem = check, problem
    wordsLeave = leave, quit
    wordsReview = review, finish
    wordsNext = next
    wordsBack = back
    wordsRepeat = repeat
    wordsUndo = undo
    wordsRedo = redo
    wordsClear = clear
    wordsAddRow = add
    wordsRemoveRow = remove
    wordsClosePartly = partly
    wordsInterfaceLanguage = interface
    wordsSave = save

    # Common words
    yes = Yes
    no = No
    ok = OK
    cancel = Cancel
    proceed = Continue
    question = Question
    answer = Answer
    section = Section
    note = Note
    questionNamed = Question: {name}
    sectionNamed = Section: {name}

    # Interview screen: header, progress, answer area
    progress = {answered} of about {total}
    rowPosition = {number} of {total}
    rowNamed = {number}. {name}
    requiredMark = required
    optionalMark = optional
    choosePrompt = Choose one answer
    chooseSeveralPrompt = Mark all that apply
    rankPrompt = Put in order, the most important first
    typePrompt = Write the answer
    integerHint = A whole number
    decimalHint = A number; a comma or a point before the fraction
    dateHint = Day, month, year: 05.03.2026 or 05032026
    monthHint = Month and year: 03.2026
    yearHint = Year: 2026
    timeHint = Hours and minutes: 14.30 or 1430
    dateTimeHint = Date and time: 05.03.2026 14.30
    geopointHint = Latitude and longitude: 42.874 74.612
    rangeHint = From {low} to {high}
    lineHint = Coordinates, with “;” between the points
    acknowledgeHint = Mark when it is done
    noteHint = Press Enter to go on
    unsupportedNote = This question cannot be answered in a terminal
    readOnlyNote = This answer cannot be changed here
    personalNote = Personal: kept apart from the other answers
    noChoices = There are no choices for the answers so far
    codePrompt = Code: {code}
    chosenCount = {count} chosen
    chosenCountOfMost = {count} chosen, at most {limit}
    rankedCount = Placed: {count} of {total}
    listPosition = {number} of {total}
    moreAbove = more above
    moreBelow = more below
    moreWord = more
    codeWord = Code
    otherLayout = in the other layout
    firstQuestion = This is the first question
    interviewerOnly = Interviewer
    hint = Hint
    addRowQuestion = Add another: {name}?
    rosterRows = {name}: {count} {count|row|rows}

    # Special answers
    specialDontKnow = Don't know
    specialRefused = Refused
    specialNotApplicable = Not applicable
    specialBlank = No answer
    specialNotReached = Not reached

    # Summary and status lines
    recorded = Recorded: {answer}
    recordedPending = Recorded: {answer} → pending: {pending}
    pending = Pending: {pending}
    nothingRecorded = Nothing recorded yet
    savedAt = saved {time}
    notSaved = NOT SAVED
    notSavedReason = The answer is NOT saved: {reason}
    notSavedAdvice = Do not close the program. Free some space or check the disk, then try again.
    savedInRefuge = The disk of the store failed. The answers are saved in: {text}. Show this to your supervisor.
    diskNearlyFull = The disk is nearly full. This interview is saved; free some space before the next one.
    tryAgain = Try again
    noteMarker = note
    attentionCount = to check: {count}
    escapeArmed = Esc: 1–0 = F1–F10, Esc = menu

    # What can be wrong with an answer
    errorWord = Error
    warningWord = Check
    errorRequired = An answer is required
    errorRequiredSpecial = An answer is required; these are also answers: {choices}
    errorNotNumber = This must be a number
    errorNotInteger = This must be a whole number, without a fraction
    errorTooManyDigits = Too many digits
    errorOutOfRange = Out of range: from {low} to {high}
    errorTooSmall = Too small: at least {low}
    errorTooLarge = Too large: at most {high}
    errorNotDate = This is no date. Type day, month, year: 05.03.2026
    errorNoSuchDay = There is no such day: {answer}
    errorNotMonth = This is no month. Type month and year: 03.2026
    errorNotTime = This is no time. Type hours and minutes: 14.30
    errorNotDateTime = This is no date with a time. Type: 05.03.2026 14.30
    errorNotGeopoint = These are no coordinates. Type latitude and longitude: 42.874 74.612
    errorNotAChoice = There is no such choice: {answer}
    errorTooManyChoices = Too many: choose at most {limit}
    errorTooFewChoices = Too few: choose at least {limit}
    errorConstraint = This answer is not possible here
    errorWarning = Is this right?
    errorSpecialNotAllowed = This question does not take this answer: {answer}
    errorTextTooLong = The text is too long
    errorTyped = You typed: {answer}
    errorExcludesOthers = This answer cannot be marked together with others
    errorNotLine = Too few points, or the line does not close
    keyDoesNothing = {name}: nothing to do here
    noProblems = No questions need attention

    # Soft check
    softCheckTitle = Is this right?
    softCheckFix = Fix
    softCheckKeep = Keep and explain
    softCheckReason = Why is the answer right?
    softCheckReasonNeeded = Write the reason in a few words
    softCheckKept = Kept. Reason: {reason}

    # Languages of the questions
    languageTitle = Language of the questions
    languageSwitched = Language of the questions: {name}
    languageOnlyOne = The questionnaire has one language only
    languageMissingText = This text is missing in the chosen language

    # Going to a question, searching
    goToTitle = Go to a question
    searchPrompt = Search: {text}
    searchEmpty = Type to search
    searchNothing = Nothing found
    searchOtherLayout = Read as in the other layout: {text}
    searchHits = Found: {count}
    statusAnswered = answered
    statusOpen = open
    statusInvalid = error
    statusSoft = to check
    statusNote = note
    statusNotRelevant = not asked
    statusSetAside = set aside
    notReachable = Not asked: the answers so far lead past it
    notReachableNamed = Not asked because of: {name}

    # Command menu and help
    menuTitle = Commands
    menuPrompt = Type a number or a word
    helpTitle = Help
    helpGuidance = For the interviewer
    helpNoGuidance = There is no instruction for this question
    helpKeys = Keys

    # Notes
    noteTitle = Note on this question
    notePrompt = Write the note
    noteStored = Note saved
    noteRemoved = Note removed

    # Changes that reach further
    changeReachTitle = This change reaches further
    changeSetsAside = Will be set aside: {count} {count|answer|answers}
    changeSetsAsideNote = They come back if the former answer does.
    changeApply = Change
    changeKeepFormer = Leave as it was
    answersSetAside = Set aside: {count} {count|answer|answers}
    answersBroughtBack = Brought back: {count} {count|answer|answers}
    clearedByFilter = Cleared, as it is no longer among the choices: {name}
    clearedCount = Cleared: {count} {count|answer|answers}
    rowsSetAside = Rows set aside: {count}
    rowsBroughtBack = Rows brought back: {count}
    rowAdded = Row added: {name}
    rowRemoved = Row removed: {name}
    rowRemoveQuestion = Remove this row with its answers? {name}
    rowsFixed = The number of rows follows from an earlier answer
    undone = Undone: {name}
    redone = Done again: {name}
    undoOffersRedo = Undone: {name}. Ctrl+Y does it again.
    nothingToUndo = Nothing to undo
    nothingToRedo = Nothing to do again

    # Review before finishing
    reviewTitle = Before finishing
    reviewAnswered = Answered {count}
    reviewOpen = Open {count}
    reviewErrors = Errors {count}
    reviewToCheck = To check {count}
    reviewDontKnow = Don't know {count}
    reviewRefused = Refused {count}
    reviewNotes = Notes {count}
    reviewRequiredEmpty = Required question without an answer
    reviewNoteLine = Note: {text}
    reviewNothing = Nothing is left to check
    reviewGoToQuestion = Go to the question
    reviewCannotFinish = Cannot finish yet: {count} {count|error|errors} left
    reviewUnconfirmed = Cannot finish yet: {count} {count|answer|answers} to check

    # Finishing and leaving
    finishTitle = Finish the interview?
    finishNote = A finished interview opens for reading only.
    finishYes = Finish
    finishNo = Go on with the interview
    finished = The interview is finished and saved
    finishedPartial = Saved as partly completed. Reason: {reason}
    partialTitle = Close as partly completed?
    partialReason = Why was the interview broken off?
    leaveTitle = Leave the interview?
    leaveContinue = Continue
    leaveSave = Save and leave
    leaveNote = All answers are saved. The interview can be continued later.
    leaveUnsaved = Leave without saving: the last answers are lost
    leftForLater = Saved. To be continued later.
    reopenTitle = Open again for correction?
    reopenReason = Why is it opened again?
    readOnlyInterview = Finished interview: reading only

    # Home screen
    homeTitle = Survey
    homeNewInterview = New interview
    homeDrafts = Drafts
    homeReview = Review
    homeMerge = Merge
    homeResults = Results
    homeSettings = Settings
    homeHelp = Help
    homeExit = Exit
    homeQuestionnaires = Choose a questionnaire
    homeNoQuestionnaires = No questionnaires found in: {name}
    homeInterviewer = Interviewer: {name}
    homeRegion = Region: {name}
    homeStore = Data folder: {name}
    homeFinishedCount = Finished: {count}
    homeDraftCount = Drafts: {count}
    homeReturned = Sent back to you
    homeReturnedTitle = Choose what to look at again
    homeBundle = Send (to a stick or folder)
    homeQuality = Quality checks
    homeBundleTo = Where shall the data be written?
    homeMergeFrom = Where does the data come from?
    homeOtherFolder = Another folder or file …
    homePath = Folder or file
    homeMergeConfirm = Merge this now?
    homeMergeNow = Yes, merge
    homeTables = Which questionnaire shall be counted?
    homeRows = Which question?
    homeColumns = By what?
    homeNoColumns = By nothing: one column
    homeLooking = Looking up the questions …
    homeConflicts = Two versions of one response: {count}
    homeMergePreview = What merging would do
    homeMerged = Merged
    homeBundled = Written and read back
    homeQuestion = What shall we do?
    homeNoQuestions = The questions of the questionnaire cannot be read: {name}
    homeByRegion = Region of the response
    homeByInterviewer = Interviewer

    # Drafts
    draftsTitle = Interviews not finished
    draftsNone = There are no drafts
    draftsFound = Not finished: {count} {count|interview|interviews}. Continue?
    draftWho = Interviewer: {name}
    draftWhere = Address: {name}
    draftWhen = Last answer: {date} {time}
    draftLastAnswers = Last answers
    draftContinue = Continue this interview
    draftLater = Leave for later
    draftRecovered = Recovered after a break. Check the last answer.
    draftUnfinishedText = Typed but not accepted: {text}
    draftLocked = This interview is open in another window

    # Window
    windowTooSmall = Window too small: {width}×{height}, need {minWidth}×{minHeight}

    # Plain mode
    plainQuestion = Question {number} of about {total}. {section}
    plainRow = {name}, row {number}
    plainInterviewer = Interviewer: {text}
    plainHint = Hint: {text}
    plainError = Error: {text}
    plainWarning = Check: {text}
    plainYouTyped = You typed “{answer}”.
    plainAnswerPrompt = Answer:
    plainNumbersPrompt = Numbers separated by blanks:
    plainOrderPrompt = Numbers in order, the most important first:
    plainChoicePrompt = Number of the choice:
    plainEnterKeeps = Enter keeps the recorded answer
    plainEnterGoesOn = Enter goes on:
    plainGoToPrompt = Number, code or word:
    plainReviewPrompt = Number of a question; Enter finishes:
    plainIntro = Commands begin with “!”: !1 help, !2 list of commands
    plainCommandsTitle = Commands
    plainBackCommand = ( previous question
    plainNextCommand = ) next question
    plainRepeatCommand = ! the question again
    plainEscapeCommand = !! an answer that begins with “!”
    plainUnknownCommand = Unknown command: {name}. The list: !2
    plainEndOfInput = End of input: saved, to be continued later
    plainWhy = Plain mode: {reason}
    plainNoTerminal = there is no full-screen terminal
    plainNoUTF8 = the system offers no UTF-8

    # Tables
    tableCount = Count
    tableWeighted = Weighted
    tableAll = All
    tableNone = No value
    tableUnlisted = {name} (not on the list)
    tableBy = Columns: {name}
    tableWhere = Only: {text}
    tableWeight = Weight: {name}
    tableVersions = Versions: {text}
    tableBaseAnswered = Percentages are of those who answered.
    tableBaseAsked = Percentages are of those who were asked and did not refuse. Several answers are possible: they may add up to more than 100.
    tableBaseAlso = Also counted in the base: {reason}.
    tableRankNote = The choice that stands first is counted.
    tableResponses = Responses
    tableRows = Rows
    tableAsked = Asked
    tableAnswered = Answered
    tableNotAsked = Not asked
    tableBase = Base
    tableSmall = * the base is small: less than {limit}
    tableConflicts = Responses with open conflicts: {count}
    tableWeightless = Without a weight, left out of weighted figures: {count}
    tableUnreadable = Answers that are no numbers: {count}
    tableHidden = Choices without answers, not shown: {count}
    tableMore = Further values, not shown: {count}
    tableOverlap = A response may stand in several columns.
    statisticCount = n
    statisticMean = Mean
    statisticDeviation = SD
    statisticMinimum = Min
    statisticLowerQuartile = 25%
    statisticMedian = Median
    statisticUpperQuartile = 75%
    statisticMaximum = Max
    metadataRegion = Region
    metadataInterviewer = Interviewer
    metadataStatus = Status
    metadataLanguage = Language
    metadataUnit = Sample unit
    metadataVersion = Version of the questionnaire
    metadataComplete = complete
    metadataPartial = partial

    # Quality checks: titles, definitions, why something was left out, figures
    qualityD1 = The same response with different contents
    qualityD1Definition = Looks at every response. Flags each one with two revisions that nobody has brought together: the same interview was changed in two places. Settle it before counting.
    qualityD2 = A sample unit interviewed twice
    qualityD2Definition = Looks at complete interviews with a sample unit. Flags each pair of interviews of one unit, with the share of equal answers among the questions that both were asked.
    qualityM1 = Left blank where asked
    qualityM1Definition = Looks at every question that was asked. Flags a question left blank in more than {limit} % of at least {count} times, and an interviewer with at least {total} blanks and more than {number} times the rate of all.
    qualityK1 = Don't know
    qualityK1Definition = Looks at the asked questions that allow “don't know”. Flags a question with more than {limit} % of at least {count} times, and interviewers who get it more often than the others do (exact binomial test, false discovery rate 5 %).
    qualityK2 = Refused to answer
    qualityK2Definition = Looks at the asked questions that allow a refusal. Flags a question with more than {limit} % of at least {count} times, and interviewers who get it more often than the others do (exact binomial test, false discovery rate 5 %).
    qualityO1 = Numbers far from the others
    qualityO1Definition = Looks at each question with at least {number} numbers. Flags a number that lies more than {text} times the distance between the quartiles outside of them.
    qualityS1 = Other, please specify
    qualityS1Definition = Looks at texts written under “other”, alike but for case, ё, ң, ө, ү. Flags a question where more than {limit} % of those asked gave one, or one text stands {number} times: it may need a choice of its own.
    qualityT1 = Over too soon
    qualityT1Definition = Compares complete interviews of one version with about equally many questions (within {total}), in groups of at least {count}. Flags an interview shorter than {limit} % of the median or among the shortest {number} %.
    qualityT5 = At the same time, or no time to walk
    qualityT5Definition = Looks at the times during which each interview was open. Flags two interviews of one interviewer that overlap, or less than {number} minutes between two different units.
    qualityG1 = The same answer throughout a battery
    qualityG1Definition = Looks at batteries: at least {number} questions in a row with the same choices, and as many answers. Flags an interviewer who has equal answers throughout more than {limit} times as often as the others, at least {total} times in at least {count} batteries.
    qualityExcludedPartial = broken off: {count} {count|interview|interviews}
    qualityExcludedNoUnit = without a sample unit: {count} {count|interview|interviews}
    qualityExcludedFewAsked = asked too seldom to flag: {count} {count|question|questions}
    qualityExcludedNotOffered = do not allow this answer: {count} {count|question|questions}
    qualityExcludedFewNumbers = too few numbers: {count} {count|question|questions}
    qualityExcludedFlat = half of the answers are one number: {count} {count|question|questions}
    qualityExcludedNoParent = no choice opens them: {count} {count|text question|text questions}
    qualityExcludedSmallGroup = too few like them: {count} {count|interview|interviews}
    qualityExcludedNoTimes = times not known: {count} {count|interview|interviews}
    qualityExcludedFewInBattery = too few answers: {count} {count|battery|batteries}
    qualityUsed = looked at: {count}
    qualityLeftOut = left out: {reason}
    qualityNothing = nothing to talk about
    qualityOkayed = found to be all right before: {count}
    qualitySmallTeam = fewer than {number} interviewers: described, not compared
    qualityRates = By interviewer
    qualityOthers = others {text}
    qualityUsual = usual {low} to {high}
    qualityMinutes = {text} min
    qualityMedian = median {text} min
    qualityGap = {text} min apart
    qualityOverlap = {text} min at the same time
    qualitySame = same answers {text}
    qualityNoVerdict = What is listed here is a reason to talk with people, not a verdict.
    qualityInterviews = {name}: {count} {count|interview|interviews}

    # Merging
    mergeCounts = {total} read = {count} new + {number} known + {limit} quarantined
    mergeTotal = In all
    mergeSuperseded = replaced by a later revision: {count}
    mergeWithheld = kept out by a tombstone: {count}
    mergeSkipped = files that hold no records: {count}
    mergeMore = and {count} more
    mergeDryRun = This was a trial: nothing was written.
    mergeNothingNew = Nothing was new.
    mergeDone = What was new is in {name}.
    mergeKeptLines = The lines that could not be used are kept in {name}.
    mergeConflicts = Open conflicts: {count}. "suroo conflicts" shows them.
    mergeUnrelated = two interviews under one id
    mergeUnits = Units interviewed more than once: {count}
    mergeMissingParent = Former revisions that are missing: {count}
    mergeMissingEvents = Events that are missing: {count}
    mergeMissingQuestionnaire = Questionnaires that are missing: {count}
    mergeMissingBundle = Bundles that never came: {count}
    mergeMismatch = Personal parts that no response names: {count}
    mergeQuestionnaires = Different questionnaires under one id and version: {count}
    mergeRemoved = Removed because of tombstones: {count}
    mergeUndone = The merge {name} was undone. What it brought lies in {text}; records: {count}
    mergeUndoNothing = There is no merge to undo.
    mergeUndoBlocked = The merge {name} stays, because records build on what it brought:
    conflictNone = There are no open conflicts.
    conflictAncestor = common beginning: revision {number}, {name}
    conflictNoAncestor = no common beginning: two interviews under one id
    conflictAgree = The answers are the same.
    conflictRevision = revision {number}, {name}, {date}
    conflictNoAnswer = no answer
    conflictSettle = To settle: {text}
    resolveDone = Settled. Revision {number}: {name}
    resolveProblems = The answers do not fit together, so nothing is settled. To go on: {text}

    # Dates in words
    months = January, February, March, April, May, June, July, August, September, October, November, December
    monthsInDate = January, February, March, April, May, June, July, August, September, October, November, December
    monthsShort = Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec
    weekdaysShort = Mon, Tue, Wed, Thu, Fri, Sat, Sun
    dateInWords = {day} {month} {year}
    dateWithWeekday = {weekday}, {date}
    monthInWords = {month} {year}

    # Head of a printed questionnaire
    paperVersion = Version
    paperWho = Interviewer
    paperDate = Date
    paperUnit = Unit of the sample
    paperPlace = Place
    paperBegun = Begun at
    paperEnded = Ended at
    paperSignature = Signature
    paperLegendSpoken = Text like this is read aloud.
    paperLegendGuide = Text like this is for the interviewer and is not read aloud.
    paperLegendRoute = A question with a condition above it is asked only under that condition.
    paperLegendSigns = ○ one answer · □ any number of answers · → the next question after that answer

    # Questions of a printed questionnaire
    paperAskIf = Ask if {text}
    paperSectionIf = This section only if {text}
    paperOneAnswer = One answer
    paperSeveralAnswers = All that apply
    paperInOrder = Number them in order, 1 for the first
    paperExclusive = no other answer beside it
    paperNotReadOut = Do not read out
    paperMustHold = It must hold that {text}
    paperAskAgain = Ask again unless {text}
    paperOffered = Only these: {text}
    paperPersonal = personal, kept apart
    paperSupervisor = For the supervisor
    paperFileName = Name of the file
    paperLatitude = Latitude
    paperLongitude = Longitude
    paperDayMonthYear = day, month, year
    paperMonthYear = month, year
    paperYear = year
    paperHoursMinutes = hours, minutes
    paperCode = Code
    paperEndOfForm = end
    paperNextRow = next row

    # Rosters and lists of a printed questionnaire
    paperRows = Rows: {text}
    paperRowsFree = As many rows as there are
    paperTableOfRows = Write the answers in the table: one row for each.
    paperTableOfColumns = Write the answers in the table: one column for each.
    paperMoreRows = For more, take another copy of this page.
    paperList = List {name} at the end ({count})
    paperListRest = {count} more in the file {name}
    paperLists = Lists
    paperComputed = What the program works out
    paperComputedNote = On paper these are worked out afterwards, where a condition needs them.

    # Conditions in words
    paperAnd = and
    paperOr = or
    paperNot = not ({text})
    paperAnswered = {name} is answered
    paperUnanswered = {name} has no answer
    paperMarked = {text} is marked in {name}
    paperNotMarked = {text} is not marked in {name}
    paperMarkedCount = number marked in {name}
    paperThisAnswer = this answer
    paperThisCode = the code
    paperToday = today
    paperNow = now
    paperInterviewStart = the start of the interview
    paperInterviewEnd = the end of the interview
    paperRowNumber = number of the row
    paperSum = sum of {name}
    paperThoseOf = those of {name}
    paperAlways = always
    paperNever = never
    """)
}

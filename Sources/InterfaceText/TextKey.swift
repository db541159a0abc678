/// A text of the interface, whatever the language.
///
/// To add one, add its case here and a line `key = text` of the same name to
/// the file of each language. A key that begins with `bar` is a label of the
/// key bar and takes at most ten cells.
public enum TextKey: String, CaseIterable, Sendable {
  // Key bar: at most ten cells each
  case barHelp, barMenu, barLanguage, barNote, barDontKnow, barGoTo, barNextProblem, barRefused,
    barLeave, barReview, barFinish, barNext, barBack, barAccept, barOpen, barClose, barSelect,
    barToggle, barSign, barSearch, barUndo, barRedo, barSave, barAddRow, barRemoveRow, barEdit,
    barDelete, barMoveUp, barMoveDown, barNotApplicable, barNewLine

  // Commands: the menu, the help screen, the command list of plain mode
  case commandHelp, commandMenu, commandLanguage, commandInterfaceLanguage, commandNote,
    commandDontKnow, commandRefused, commandNotApplicable, commandGoTo, commandNextProblem,
    commandLeave, commandReview, commandFinish, commandAccept, commandNext, commandBack,
    commandRepeat, commandUndo, commandRedo, commandSave, commandClear, commandToggle,
    commandSign, commandMoveChoice, commandSearch, commandAddRow, commandRemoveRow, commandMoveUp,
    commandMoveDown, commandRedraw, commandSuspend, commandClose, commandNextField,
    commandFormerField, commandNewLine, commandClosePartly, commandInterrupt, commandClearText,
    commandNextDraft,
    commandFormerDraft

  // Words for commands in plain mode, typed after the sign “!”
  case wordsHelp, wordsMenu, wordsLanguage, wordsNote, wordsDontKnow, wordsRefused,
    wordsNotApplicable, wordsGoTo, wordsNextProblem, wordsLeave, wordsReview, wordsNext,
    wordsBack, wordsRepeat, wordsUndo, wordsRedo, wordsClear, wordsAddRow, wordsRemoveRow,
    wordsClosePartly, wordsInterfaceLanguage, wordsSave

  // Common words
  case yes, no, ok, cancel, proceed, question, answer, section, note, questionNamed, sectionNamed

  // Interview screen: header, progress, answer area
  case progress, rowPosition, rowNamed, requiredMark, optionalMark, choosePrompt,
    chooseSeveralPrompt, rankPrompt, typePrompt, integerHint, decimalHint, dateHint, monthHint,
    yearHint, timeHint, dateTimeHint, geopointHint, rangeHint, lineHint, acknowledgeHint, noteHint,
    unsupportedNote, readOnlyNote, personalNote, noChoices,
    codePrompt, chosenCount, chosenCountOfMost, rankedCount, listPosition, moreAbove, moreBelow,
    moreWord, codeWord, otherLayout, firstQuestion,
    interviewerOnly, hint, addRowQuestion, rosterRows

  // Special answers
  case specialDontKnow, specialRefused, specialNotApplicable, specialBlank, specialNotReached

  // Summary and status lines
  case recorded, recordedPending, pending, nothingRecorded, savedAt, notSaved, notSavedReason,
    notSavedAdvice, savedInRefuge, diskNearlyFull, tryAgain, noteMarker, attentionCount, escapeArmed

  // What can be wrong with an answer
  case errorWord, warningWord, errorRequired, errorRequiredSpecial, errorNotNumber,
    errorNotInteger, errorTooManyDigits, errorOutOfRange, errorTooSmall, errorTooLarge,
    errorNotDate, errorNoSuchDay, errorNotMonth, errorNotTime, errorNotDateTime, errorNotGeopoint,
    errorNotAChoice, errorTooManyChoices, errorTooFewChoices, errorConstraint, errorWarning,
    errorSpecialNotAllowed, errorTextTooLong, errorTyped, errorExcludesOthers, errorNotLine,
    keyDoesNothing, noProblems

  // Soft check
  case softCheckTitle, softCheckFix, softCheckKeep, softCheckReason, softCheckReasonNeeded,
    softCheckKept

  // Languages of the questions
  case languageTitle, languageSwitched, languageOnlyOne, languageMissingText

  // Going to a question, searching
  case goToTitle, searchPrompt, searchEmpty, searchNothing, searchOtherLayout, searchHits,
    statusAnswered, statusOpen, statusInvalid, statusSoft, statusNote, statusNotRelevant,
    statusSetAside, notReachable, notReachableNamed

  // Command menu and help
  case menuTitle, menuPrompt, helpTitle, helpGuidance, helpNoGuidance, helpKeys

  // Notes
  case noteTitle, notePrompt, noteStored, noteRemoved

  // Changes that reach further
  case changeReachTitle, changeSetsAside, changeSetsAsideNote, changeApply, changeKeepFormer,
    answersSetAside, answersBroughtBack, clearedByFilter, clearedCount, rowsSetAside,
    rowsBroughtBack, rowAdded, rowRemoved, rowRemoveQuestion, rowsFixed, undone, redone,
    undoOffersRedo, nothingToUndo, nothingToRedo

  // Review before finishing
  case reviewTitle, reviewAnswered, reviewOpen, reviewErrors, reviewToCheck, reviewDontKnow,
    reviewRefused, reviewNotes, reviewRequiredEmpty, reviewNoteLine, reviewNothing,
    reviewGoToQuestion, reviewCannotFinish, reviewUnconfirmed

  // Finishing and leaving
  case finishTitle, finishNote, finishYes, finishNo, finished, finishedPartial, partialTitle,
    partialReason, leaveTitle, leaveContinue, leaveSave, leaveNote, leaveUnsaved, leftForLater,
    reopenTitle,
    reopenReason, readOnlyInterview

  // Home screen
  case homeTitle, homeNewInterview, homeDrafts, homeReview, homeMerge, homeResults, homeSettings,
    homeHelp, homeExit, homeQuestionnaires, homeNoQuestionnaires, homeInterviewer, homeRegion,
    homeStore, homeFinishedCount, homeDraftCount, homeReturned, homeReturnedTitle, homeBundle,
    homeQuality, homeBundleTo, homeMergeFrom, homeOtherFolder, homePath, homeMergeConfirm,
    homeMergeNow, homeTables, homeRows, homeColumns, homeNoColumns, homeLooking,
    homeMergePreview, homeReviewResponses, homeMerged, homeQuestion,
    homeNoQuestions, homeByRegion, homeByInterviewer

  // Drafts
  case draftsTitle, draftsNone, draftsFound, draftWho, draftWhere, draftWhen, draftLastAnswers,
    draftContinue, draftLater, draftRecovered, draftUnfinishedText, draftLocked,
    draftSealed, passphraseTitle, passphrasePrompt, passphraseWrong, passphraseNone

  // Window
  case windowTooSmall

  // Plain mode
  case plainQuestion, plainRow, plainInterviewer, plainHint, plainError, plainWarning,
    plainYouTyped, plainAnswerPrompt, plainNumbersPrompt, plainOrderPrompt, plainChoicePrompt,
    plainEnterKeeps, plainEnterGoesOn, plainGoToPrompt, plainReviewPrompt, plainIntro,
    plainCommandsTitle, plainBackCommand, plainNextCommand,
    plainRepeatCommand, plainEscapeCommand, plainUnknownCommand, plainEndOfInput, plainWhy,
    plainNoTerminal, plainNoUTF8

  // Tables
  case tableCount, tableWeighted, tableAll, tableNone, tableUnlisted, tableBy, tableWhere,
    tableWeight, tableVersions, tableBaseAnswered, tableBaseAsked, tableBaseAlso, tableRankNote,
    tableResponses, tableRows, tableAsked, tableAnswered, tableNotAsked, tableBase, tableSmall,
    tableConflicts, tableWeightless, tableUnreadable, tableHidden, tableMore, tableOverlap,
    statisticCount, statisticMean, statisticDeviation, statisticMinimum, statisticLowerQuartile,
    statisticMedian, statisticUpperQuartile, statisticMaximum, metadataRegion, metadataInterviewer,
    metadataStatus, metadataLanguage, metadataUnit, metadataVersion, metadataComplete,
    metadataPartial

  // Quality checks: titles, definitions, why something was left out, figures
  case qualityD1, qualityD1Definition, qualityD2, qualityD2Definition, qualityM1,
    qualityM1Definition, qualityK1, qualityK1Definition, qualityK2, qualityK2Definition,
    qualityO1, qualityO1Definition, qualityS1, qualityS1Definition, qualityT1,
    qualityT1Definition, qualityT5, qualityT5Definition, qualityG1, qualityG1Definition,
    qualityExcludedPartial, qualityExcludedNoUnit, qualityExcludedFewAsked,
    qualityExcludedNotOffered, qualityExcludedFewNumbers, qualityExcludedFlat,
    qualityExcludedNoParent, qualityExcludedSmallGroup, qualityExcludedNoTimes,
    qualityExcludedFewInBattery, qualityUsed, qualityLeftOut, qualityNothing, qualityOkayed,
    qualitySmallTeam, qualityRates, qualityOthers, qualityUsual, qualityMinutes, qualityMedian,
    qualityGap, qualityOverlap, qualitySame, qualityNoVerdict, qualityInterviews

  // What supervisors asked
  case itemSaid, itemNoWords, itemOpen, itemChanged, itemKept, itemGaveUp, itemTitle, itemLater,
    itemKeep, itemGiveUp, itemReasonPrompt, itemAnswered, itemsAllAnswered, reviewItemsOpen,
    barAnswerItem, commandAnswerItem, wordsAnswerItem

  // Review by supervisors
  case reviewUnit, reviewRegion, reviewInterviewer, reviewFinished, reviewLength, reviewMarks,
    reviewStanding, reviewQuestionnaire, reviewAll, reviewFlagged, reviewSpecial,
    reviewOverridden, reviewWithNotes, reviewChanged, reviewSealed, reviewFlag, reviewVersion,
    reviewVersions, reviewApproved, reviewReturned, reviewNew, reviewAnsweredAgain,
    reviewUnchanged, reviewNotAsked, reviewOpenResponse, reviewBarFilter, reviewFilter,
    reviewNextOpen, reviewBarApprove, reviewApprove, reviewLeave, reviewSearch, reviewBarSort,
    reviewSortNext, reviewSortFormer, reviewSortTurn, reviewAscending, reviewDescending,
    reviewBackToTable, reviewBarComment,
    reviewComment, reviewCommentPrompt, reviewBarReturn, reviewReturn, reviewReturnPrompt,
    reviewReturnNeedsWords, reviewBarVersions, reviewBarFlag, reviewFlagQuestion, reviewOpenFirst,
    reviewNoneOpen, reviewConflict, reviewInConflict, reviewContested, reviewKept,
    reviewShown, reviewNoResponses, reviewNoQuestions, reviewMinutes, reviewHelp,
    reviewPlainPrompt, reviewPlainQuestions

  // Merging: what came of it, what people should look at
  case mergeCounts, mergeTotal, mergeSuperseded, mergeWithheld, mergeSkipped, mergeMore,
    mergeDryRun, mergeNothingNew, mergeDone, mergeKeptLines, mergeConflicts, mergeUnrelated,
    mergeUnits, mergeMissingParent, mergeMissingEvents, mergeMissingQuestionnaire,
    mergeMissingBundle, mergeMismatch, mergeQuestionnaires, mergeRemoved, mergeUndone,
    mergeUndoNothing, mergeUndoBlocked, conflictNone, conflictAncestor, conflictNoAncestor,
    conflictAgree, conflictRevision, statedRow, statedNoRow, conflictSettle, resolveDone,
    resolveProblems,
    roleInterviewer, roleSupervisor, roleCentre, conflictsTitle, conflictVersions,
    conflictDiffer, conflictWhich, conflictTakeAll, conflictBarAll, conflictBarSettle,
    conflictSettleIt, conflictWhy, conflictNeedsReason, conflictCount, conflictLeft,
    conflictAllChosen, conflictFollows, conflictBefore, conflictPersonal, conflictPersonalOf,
    conflictNext, conflictBackToList, conflictLeave, conflictMisfit, conflictDraft,
    conflictHelp, conflictPlainPrompt

  // Bundles: what they hold, what comes next
  case bundleResponses, bundlePersonal, bundleEvents, bundleReviews, bundleTombstones,
    bundleReceipts, bundleQuestionnaires, bundleCode, bundleSafe, bundleKeep, bundleNothingNew,
    bundleAgain

  // Lists of responses and drafts
  case listRevision, listLast, listAnswers, listSealed, listReturned, listSaid

  // Decisions of supervisors, line by line
  case decideDone, decideToAnswer, decideDecision, decideBy, decideRole, decideText,
    decideContested

  // Dates in words
  case months, monthsInDate, monthsShort, weekdaysShort, dateInWords, dateWithWeekday,
    monthInWords

  // Head of a printed questionnaire
  case paperVersion, paperWho, paperDate, paperUnit, paperPlace, paperBegun, paperEnded,
    paperSignature, paperLegendSpoken, paperLegendGuide, paperLegendRoute, paperLegendSigns

  // Questions of a printed questionnaire
  case paperAskIf, paperSectionIf, paperOneAnswer, paperSeveralAnswers, paperInOrder,
    paperExclusive, paperNotReadOut, paperMustHold, paperAskAgain, paperOffered, paperPersonal,
    paperSupervisor, paperFileName, paperLatitude, paperLongitude, paperDayMonthYear,
    paperMonthYear, paperYear, paperHoursMinutes, paperCode, paperEndOfForm, paperNextRow

  // Rosters and lists of a printed questionnaire
  case paperRows, paperRowsFree, paperTableOfRows, paperTableOfColumns, paperMoreRows, paperList,
    paperListRest, paperLists, paperComputed, paperComputedNote

  // Conditions in words
  case paperAnd, paperOr, paperNot, paperAnswered, paperUnanswered, paperMarked, paperNotMarked,
    paperMarkedCount, paperThisAnswer, paperThisCode, paperToday, paperNow, paperInterviewStart,
    paperInterviewEnd, paperRowNumber, paperSum, paperThoseOf, paperAlways, paperNever

  // What suroo doctor says
  case doctorFine, doctorNote, doctorProblem, doctorStore, doctorDisk, doctorClock, doctorCopies,
    doctorKeys, doctorTerminal, doctorLocale, doctorFonts, doctorQuestionnaires,
    doctorStoreHolds, doctorNoStore, doctorQuarantine, doctorFree, doctorReadOnly, doctorFAT,
    doctorNetwork, doctorMemory, doctorNoBallast, doctorNoRecipients, doctorBadRecipient,
    doctorRecipients, doctorNoCopies, doctorLastCopy, doctorNoCopyFolder, doctorCopyFolderGone,
    doctorClockYear, doctorClockBehind, doctorZone, doctorNoTerminal, doctorPlainTerminal,
    doctorQuestionnairesRead, doctorShowSupervisor, doctorSetup, doctorOtherDisk,
    doctorFreeSpace, doctorAskKey, doctorMakeCopy, doctorSetCopyFolder, doctorPlugIn,
    doctorSetClock, doctorSetZone, doctorTryOther, doctorEnlarge, doctorSetLocale,
    doctorConsoleFont, doctorLookAtFont, doctorCheck,
    doctorDraftsSealed, doctorDraftsNoCentre, doctorDraftsNoKey, doctorDraftsAskCentre,
    doctorDraftsNewPassphrase
}

import InterfaceText
import SurveyEngine
import SurveyModel
import TerminalUI

extension InterviewState {
  /// What can be done on the stop that is shown, the most useful first.
  ///
  /// Key bar, help, command menu and the list of plain mode come from here.
  func commands() -> KeyMap<Command> {
    let onGroup = (stop?.questions.count ?? 0) > 1
    return KeyMap(
      [
        bind(.accept, [.enter], .barAccept, .commandAccept),
        bind(.toggle, [.text(" ")], .barToggle, .commandToggle, takesSeveral),
        bind(.back, [.pageUp], .barBack, .commandBack),
        bind(.menu, [.function(2), .control("p")], .barMenu, .commandMenu),
        bind(.help, [.function(1)], .barHelp, .commandHelp),
        bind(
          .language, [.function(3)], .barLanguage, .commandLanguage,
          interview.plan.questionnaire.languages.count > 1),
        bind(.leave, [.function(9), .control("q")], .barLeave, .commandLeave),
        bind(.review, [.function(10)], .barReview, .commandReview),
        bind(.goTo, [.function(6), .control("g")], .barGoTo, .commandGoTo),
        bind(
          .nextProblem, [.function(7)], .barNextProblem, .commandNextProblem, !attention.isEmpty),
        bind(
          .answerItem, [.control("r")], .barAnswerItem, .commandAnswerItem,
          node.map { !items(on: $0).isEmpty } ?? false),
        bind(.note, [.function(4), .control("n")], .barNote, .commandNote, node != nil),
        bind(.next, [.pageDown], .barNext, .commandNext),
        bind(.nextField, [.tab], .barNext, .commandNextField, onGroup),
        bind(.formerField, [.backTab], .barBack, .commandFormerField, onGroup),
        special(.dontKnow, .dontKnow, .function(5), .barDontKnow, .commandDontKnow),
        special(.refused, .refused, .function(8), .barRefused, .commandRefused),
        special(
          .notApplicable, .notApplicable, .control("t"), .barNotApplicable, .commandNotApplicable),
      ] + answerBindings + furtherBindings)
  }

  /// Whether Space marks the choice that has the focus.
  private var takesSeveral: Bool {
    switch entry?.control {
    case .choices(let list): if case .multiple = list.kind { true } else { false }
    case .ranking: true
    case .typed, .some(AnswerEntry.Control.none), nil: false
    }
  }

  /// What the answer area understands.
  private var answerBindings: [Binding<Command>] {
    var list: TerminalUI.ChoiceList?
    var isRanking = false
    var isTyped = false
    switch entry?.control {
    case .choices(let choices): list = choices
    case .ranking: isRanking = true
    case .typed: isTyped = true
    case Optional.none, .some(AnswerEntry.Control.none): list = addRowChoice
    }
    let isMultiline = isTyped && definition?.appearance.contains("multiline") == true
    return [
      bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice, list != nil || isRanking),
      bind(.moveUp, [.left], .barMoveUp, .commandMoveUp, isRanking),
      bind(.moveDown, [.right], .barMoveDown, .commandMoveDown, isRanking),
      bind(.sign, [.text(" ")], .barSign, .commandSign, isTyped && takesSign),
      bind(.newLine, [.insert], .barNewLine, .commandNewLine, isMultiline),
      bind(.clear, [.control("u")], .barDelete, .commandClear, list == nil ? entry != nil : true),
    ]
  }

  private var furtherBindings: [Binding<Command>] {
    [
      bind(.undo, [.control("z")], .barUndo, .commandUndo, interview.lastChange != nil),
      bind(.redo, [.control("y")], .barRedo, .commandRedo, interview.lastTakenBack != nil),
      bind(.addRow, [.control("e")], .barAddRow, .commandAddRow, rosterToGrow != nil),
      bind(.removeRow, [.control("d")], .barRemoveRow, .commandRemoveRow, rowToRemove != nil),
      bind(.save, [.control("s")], .barSave, .commandSave),
      bind(.closePartly, [.control("k")], .barFinish, .commandClosePartly),
      bind(
        .interfaceLanguage, [.control("o")], .barLanguage, .commandInterfaceLanguage),
      bind(.redraw, [.control("l")], .barHelp, .commandRedraw, !isPlain),
      bind(.suspend, [.control("x")], .barLeave, .commandSuspend, !isPlain),
      bind(.interrupt, [.control("c")], .barLeave, .commandInterrupt, !isPlain),
    ]
  }

  private func bind(
    _ command: Command, _ keys: [Key], _ short: TextKey, _ long: TextKey, _ isEnabled: Bool = true
  ) -> Binding<Command> {
    Binding(command, keys: keys, short: words(short), long: words(long), isEnabled: isEnabled)
  }

  private func special(
    _ command: Command, _ reason: MissingReason, _ key: Key, _ short: TextKey, _ long: TextKey
  ) -> Binding<Command> {
    bind(command, [key], short, long, offers(reason))
  }

  func offers(_ reason: MissingReason) -> Bool {
    guard let node, !interview.isReadOnly(node) else { return false }
    return interview.definition(of: node).question?.special.contains(reason) == true
  }

  /// The roster that gets another row by the command: the one around the
  /// question, or the one that the stop asks about.
  var rosterToGrow: RosterIndex? {
    if case .addRow(let roster) = place { return roster }
    guard let node, let row = answers.row(around: node), let roster = interview.roster(ofRow: row),
      interview.canAddRow(to: roster)
    else { return nil }
    return roster
  }

  /// The row around the question, if the interviewer may remove it.
  var rowToRemove: NodeIndex? {
    guard let node, let row = answers.row(around: node), let roster = interview.roster(ofRow: row),
      interview.definition(of: roster).rosterRules?.count == nil
    else { return nil }
    return row
  }

  /// What can be done where something lies over the question.
  func commands(on layer: Layer) -> KeyMap<Command> {
    switch layer {
    case .review:
      KeyMap([
        bind(.accept, [.enter], .barOpen, .reviewGoToQuestion),
        bind(.finish, [.function(10)], .barFinish, .commandFinish),
        bind(.back, [.pageUp], .barBack, .commandBack),
        bind(.menu, [.function(2), .control("p")], .barMenu, .commandMenu),
        bind(.help, [.function(1)], .barHelp, .helpTitle),
        bind(.leave, [.function(9), .control("q")], .barLeave, .commandLeave),
        bind(
          .language, [.function(3)], .barLanguage, .commandLanguage,
          interview.plan.questionnaire.languages.count > 1),
        bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
        bind(.closePartly, [.control("k")], .barFinish, .commandClosePartly),
        bind(.interfaceLanguage, [.control("o")], .barLanguage, .commandInterfaceLanguage),
        bind(.redraw, [.control("l")], .barHelp, .commandRedraw, !isPlain),
        bind(.interrupt, [.control("c")], .barLeave, .commandInterrupt, !isPlain),
      ])
    case .text:
      KeyMap([
        bind(.accept, [.enter], .barAccept, .ok),
        bind(.close, [.escape], .barClose, .commandClose),
        bind(.clear, [.control("u")], .barDelete, .commandClearText),
      ])
    case .help:
      KeyMap([
        bind(.close, [.escape, .enter, .function(1)], .barClose, .commandClose),
        bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
      ])
    case .commands, .dialog, .goTo:
      KeyMap([
        bind(.accept, [.enter], .barSelect, .ok),
        bind(.close, [.escape], .barClose, .commandClose),
        bind(.moveChoice, [.up, .down], .barSelect, .commandMoveChoice),
      ])
    }
  }
}

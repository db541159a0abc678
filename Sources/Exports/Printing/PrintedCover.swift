import InterfaceText
import SurveyModel

/// The head of a printed questionnaire: what it is, who asks whom, how to read it.
struct PrintedCover {
  let paper: Paper

  var piece: HTMLPiece {
    .element("header", nil, [:], identity + fields + legend)
  }

  private var identity: HTMLPiece {
    let questionnaire = paper.questionnaire
    let title = paper.text(questionnaire.title)
    var line = questionnaire.id
    if !questionnaire.version.isEmpty {
      line += " · \(paper.words(.paperVersion)) \(questionnaire.version)"
    }
    line += " · \(questionnaire.languages[paper.language].title)"
    return .element("h1", nil, [:], title.isEmpty ? HTMLPiece(questionnaire.id) : title)
      + .element("p", "identity", [:], HTMLPiece(line))
      + .element("p", "hash", [:], HTMLPiece("SHA-256 \(questionnaire.sha256)"))
  }

  private var fields: HTMLPiece {
    let keys: [[TextKey]] = [
      [.paperWho, .paperDate, .paperUnit], [.paperPlace, .paperBegun, .paperEnded],
    ]
    let rows = keys.map { row in
      HTMLPiece.element(
        "tr", nil, [:],
        row.map { .element("td", nil, [:], .element("span", "name", [:], paper.word($0))) }
          .joined())
    }
    return .element("table", "fields", [:], .element("tbody", nil, [:], rows.joined()))
  }

  private var legend: HTMLPiece {
    let lines: [HTMLPiece] = [
      .element("p", "ask", [:], paper.word(.paperLegendSpoken)),
      .element("p", "guide", [:], paper.word(.paperLegendGuide)),
      .element("p", "route", [:], paper.word(.paperLegendRoute)),
      .element("p", "signs", [:], paper.word(.paperLegendSigns)),
    ]
    return .element("div", "legend", [:], lines.joined())
  }
}

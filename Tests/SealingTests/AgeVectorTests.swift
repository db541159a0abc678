import Foundation
import Sealing
import SurveyBasics
import Testing

/// Files that follow or break the rules of age version 1, made by a program
/// that knows nothing of this one: `Fixtures/make-age-vectors.py`.
@Suite struct AgeVectorTests {
  struct Vector: Decodable, CustomTestStringConvertible {
    var name: String
    var expect: String
    var identity: String?
    var passphrase: String?
    /// The SHA-256 of everything that may be released.
    var released: String
    var file: [Part]

    enum Part: Decodable {
      case base64(Data)
      case zeros(Int)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let count = try? container.decode(Int.self) {
          self = .zeros(count)
        } else {
          self = .base64(try container.decode(Data.self))
        }
      }
    }

    var bytes: [UInt8] {
      file.flatMap { part -> [UInt8] in
        switch part {
        case .base64(let data): Array(data)
        case .zeros(let count): Array(repeating: 0, count: count)
        }
      }
    }

    var testDescription: String { name }
  }

  static let vectors: [Vector] = {
    guard let url = Bundle.module.url(forResource: "age-vectors", withExtension: "ndjson"),
      let text = try? String(contentsOf: url, encoding: .utf8)
    else { return [] }
    return text.split(separator: "\n").compactMap {
      try? JSONDecoder().decode(Vector.self, from: Data($0.utf8))
    }
  }()

  @Test func `every kind of failure has vectors`() {
    let counts = Dictionary(grouping: Self.vectors, by: \.expect).mapValues(\.count)
    #expect(counts.values.reduce(0, +) == 147)
    #expect(
      Set(counts.keys) == ["success", "no match", "mac", "header", "payload", "armor"])
  }

  @Test(arguments: vectors)
  func `a file opens or is refused for the right reason, whatever the pieces`(
    vector: Vector
  ) throws {
    let bytes = vector.bytes
    var generator = SeededGenerator(seed: UInt64(bytes.count))
    let sizes = [bytes.count, bytes.count > 10_000 ? 4099 : 1, 0]
    for size in sizes {
      let outcome = try decrypt(vector, bytes) { rest in
        size > 0 ? size : Int.random(in: 1...max(1, min(rest, 70_000)), using: &generator)
      }
      #expect(outcome.result == vector.expect, "\(outcome.message), in pieces of \(size)")
      #expect(SHA256.digest(of: outcome.released).hex == vector.released, "in pieces of \(size)")
      #expect(outcome.message.isEmpty || outcome.message.hasSuffix("."))
    }
  }

  private func decrypt(
    _ vector: Vector, _ bytes: [UInt8], size: (Int) -> Int
  ) throws -> (result: String, message: String, released: [UInt8]) {
    var identities: [AgeIdentity] = []
    if let text = vector.identity { identities.append(try #require(AgeIdentity(text))) }
    var decryptor = AgeDecryptor(identities: identities, passphrase: vector.passphrase)
    var released: [UInt8] = []
    do throws(AgeError) {
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = size(rest.count)
        released += try decryptor.update(rest.prefix(count))
        rest = rest.dropFirst(count)
      }
      try decryptor.finish(to: &released)
      return ("success", "", released)
    } catch {
      let result =
        switch error {
        case .header: "header"
        case .noMatch: "no match"
        case .headerChanged: "mac"
        case .payload: "payload"
        case .armor: "armor"
        case .notEnoughMemory, .noRecipients: "another failure"
        }
      return (result, error.description, released)
    }
  }
}

import ArgumentParser
import FileStorage

import Sealing
import SurveyBasics
import TerminalUI

/// `--key` and `--passphrase`, on every command that opens sealed files.
struct KeyOptions: ParsableArguments {
  @Option(
    name: .customLong("key"),
    help: ArgumentHelp("A file with a secret key; may be given several times.", valueName: "file"))
  var keyFiles: [String] = []

  @Flag(help: "Ask for the passphrase of the file; without a terminal, a line of standard input.")
  var passphrase = false

  /// The secret keys of the files that were named.
  func identities() throws -> [AgeIdentity] {
    var identities: [AgeIdentity] = []
    for path in keyFiles { identities += try KeyReading.identities(at: path) }
    return identities
  }

  /// The passphrase, asked for when it was wanted.
  func askedPassphrase() throws -> String? {
    passphrase ? try Passphrase.ask("Passphrase: ") : nil
  }
}

/// Passphrases as people type them.
enum Passphrase {
  static func ask(_ question: String) throws -> String {
    guard let passphrase = HiddenLine.read(question), !passphrase.isEmpty else {
      throw CommandFailure(.usage, "No passphrase was given.")
    }
    return passphrase
  }

  /// Asks for a new passphrase, twice so that a slip does not lock it for ever.
  ///
  /// - Parameter count: The fewest characters that it may have.
  /// - Returns: The passphrase.
  /// - Throws: ``CommandFailure`` when it is too short or the two differ.
  static func askNew(atLeast count: Int = 1) throws -> String {
    let passphrase = try ask("New passphrase: ")
    guard passphrase.count >= count else {
      throw CommandFailure(
        .usage,
        "A passphrase has at least \(count) characters; several words are better. Nothing was "
          + "changed.")
    }
    guard try ask("The same again: ").utf8.elementsEqual(passphrase.utf8) else {
      throw CommandFailure(.usage, "The two passphrases differ.")
    }
    return passphrase
  }
}

/// Reads files of secret keys, those locked with a passphrase included.
enum KeyReading {
  static func identities(at path: String) throws -> [AgeIdentity] {
    var bytes = try contents(path)
    if AgeDecryptor.isSealed(bytes) {
      let passphrase = try Passphrase.ask("Passphrase of \(ForeignText.shown(path)): ")
      do throws(AgeError) {
        bytes = try AgeDecryptor.open(bytes, identities: [], passphrase: passphrase)
      } catch {
        throw CommandFailure(error.exitStatus, "Cannot open the key file \"\(path)\". \(error)")
      }
    }
    do throws(KeyFile.Problem) {
      return try KeyFile.identities(in: String(decoding: bytes, as: UTF8.self))
    } catch {
      throw CommandFailure(.dataError, "The key file \"\(path)\" cannot be used. \(error)")
    }
  }

  /// The contents of a small file.
  static func contents(_ path: String) throws -> [UInt8] {
    do throws(FileError) {
      return try POSIXFileSystem().contents(of: path, atMost: 1 << 20)
    } catch {
      throw CommandFailure(.noInput, "\(error)")
    }
  }
}

extension AgeError {
  /// How a command ends that could not open a file.
  var exitStatus: ExitStatus {
    switch self {
    case .noMatch: .noPermission
    case .header, .headerChanged, .payload, .armor: .dataError
    case .notEnoughMemory: .ioError
    case .noRecipients: .usage
    }
  }
}

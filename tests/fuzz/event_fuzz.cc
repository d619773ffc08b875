// Any text as an event's names and payload: what is appended is read back the same, and its row hashes to its link.
// The first line is the type, the second the command, the rest a payload. The same text as an exported head is read or
// refused, never worse.
#include <cstdlib>
#include <string>

#include "storage/sqlite/appender.h"
#include "storage/sqlite/event_log.h"
#include "storage/sqlite/migrations.h"
#include "storage/sqlite/verify.h"
#include "tests/support/openssl_digest.h"

namespace {

namespace storage = caseway::storage;

void Require(bool holds) {
  if (!holds) std::abort();
}

std::string Line(std::string& text) {
  const std::size_t end = text.find('\n');
  std::string line = text.substr(0, end);
  text.erase(0, end == std::string::npos ? text.size() : end + 1);
  return line;
}

class Log {
 public:
  Log() {
    Require(storage::Migrate(connection_).has_value());
    appender_.Load();
  }
  void Try(std::string text) {
    caseway::Event event;
    event.stream = {"person", 41};
    event.happened.local.date = {std::chrono::year(2026), std::chrono::month(10), std::chrono::day(1)};
    event.type = Line(text);
    event.command = Line(text);
    const caseway::Result<caseway::Document> payload = caseway::ReadJson(text);
    event.payload = payload ? *payload : caseway::Document();
    const storage::Transaction undone(connection_);
    const storage::Link before = appender_.mark().events;
    const std::int64_t position = *appender_.Append(event, std::nullopt);
    const caseway::Event kept = *storage::ReadAt(connection_, position);
    Require(kept.type == event.type && kept.command == event.command && kept.payload == event.payload);
    storage::ForEachStored(connection_, [&](const storage::StoredEvent& row) {
      Require(storage::NextLink(digest_, before, row.canonical).hash == row.chain);
    });
    appender_.Return({before, {}, 0});
  }

 private:
  storage::Connection connection_{"", {}};
  caseway::tests::OpensslDigest digest_;
  storage::Projections projections_;
  storage::Appender appender_{connection_, digest_, projections_};
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  static Log log;
  const std::string text(reinterpret_cast<const char*>(data), size);
  log.Try(text);
  if (const auto head = storage::ReadHead(text)) Require(*storage::ReadHead(storage::WriteHead(*head)) == *head);
  Require(storage::ReadIds(storage::WriteIds(storage::ReadIds(text))) == storage::ReadIds(text));
  return 0;
}

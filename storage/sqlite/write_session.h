// SqliteSession: what a command's work is given: the appender and the connection, inside its savepoint.
//
// Made by GroupCommit alone. Threads: the writer's.
#pragma once

#include <optional>
#include <utility>

#include "core/ports/writer.h"
#include "storage/sqlite/appender.h"

namespace caseway::storage {

class SqliteSession : public WriteSession {
 public:
  SqliteSession(Connection& connection, Appender& appender, const Command& command, Instant now)
      : connection_(connection), appender_(appender), command_(command), now_(now) {}

  Result<std::int64_t> Append(NewEvent given, std::optional<std::int64_t> expected) override {
    if (command_.id.empty()) return Internal("an event without a command id: " + given.type);
    Event event;
    static_cast<NewEvent&>(event) = std::move(given);
    event.command = command_.id;
    event.entered = now_;
    return appender_.Append(std::move(event), expected);
  }
  std::int64_t NextId() override { return appender_.NextId(); }
  const Command& command() const override { return command_; }
  Instant now() const override { return now_; }
  Connection& connection() { return connection_; }

 private:
  Connection& connection_;
  Appender& appender_;
  const Command& command_;
  const Instant now_;
};

}  // namespace caseway::storage

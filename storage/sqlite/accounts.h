// SqliteCredentials, SqliteSessions, SqliteLinks: core/ports/accounts.h over SQLite.
//
//   SqliteSessions sessions(database, writer);
//   Result<std::optional<OpenSession>> open = sessions.Find(hash);   // one indexed read at most, no writer
//
// Accounts' own state (name, version, disabled) is read from the projection staff_user. Changes go through the writer
// and are on the disk when a call returns; Touch and SetGuessState are queued. Threads: safe to share; never call a
// change from inside work or done.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>

#include "core/ports/accounts.h"
#include "core/ports/writer.h"
#include "storage/sqlite/database.h"

namespace caseway::storage {

class SqliteCredentials : public CredentialStore {
 public:
  SqliteCredentials(Database& database, Writer& writer) : database_(database), writer_(writer) {}
  Result<std::optional<Credential>> FindByUserName(std::string_view user_name) const override;
  Result<std::optional<Credential>> Find(UserId user) const override;
  Result<void> SetCredential(const NewCredential& credential) override;
  Result<void> SetPasswordHash(UserId user, const std::string& password_hash) override;
  Result<void> ChangePassword(UserId user, const std::string& password_hash, const Sha256Sum& kept) override;
  Result<void> SetRecoveryCodes(UserId user, const std::vector<std::string>& recovery_hashes) override;
  Result<bool> UseTotpStep(UserId user, std::int64_t step) override;
  Result<bool> UseRecoveryCode(UserId user, const std::string& recovery_hash) override;
  void SetGuessState(UserId user, const GuessState& state) override;

 private:
  Database& database_;
  Writer& writer_;
};

class SqliteSessions : public SessionStore {
 public:
  SqliteSessions(Database& database, Writer& writer) : database_(database), writer_(writer) {}
  Result<void> Create(const Session& session) override;
  Result<std::optional<OpenSession>> Find(const Sha256Sum& token_hash) const override;
  void Touch(const Sha256Sum& token_hash, Instant last_seen) override;
  Result<void> End(const Sha256Sum& token_hash) override;
  Result<void> EndAllOf(UserId user) override;
  Result<int> Sweep(Instant seen_before, Instant created_before) override;

 private:
  struct Known {
    std::uint64_t changes = 0;  // Database::AccessChanges() before it was read
    std::optional<OpenSession> open;
  };
  Result<std::optional<OpenSession>> Read(const Sha256Sum& token_hash) const;

  Database& database_;
  Writer& writer_;
  mutable std::shared_mutex mutex_;
  mutable std::map<Sha256Sum, Known> known_;
};

class SqliteLinks : public OneTimeLinkStore {
 public:
  SqliteLinks(Database& database, Writer& writer) : database_(database), writer_(writer) {}
  Result<void> Create(const OneTimeLink& link) override;
  Result<std::optional<OneTimeLink>> Find(const Sha256Sum& token_hash, Instant now) const override;
  Result<bool> Use(const Sha256Sum& token_hash, Instant now) override;
  Result<void> Void(UserId user, const std::string& purpose) override;

 private:
  Database& database_;
  Writer& writer_;
};

}  // namespace caseway::storage

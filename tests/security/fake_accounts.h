// FakeAccounts: the three account stores in memory, whole and small. Threads: one.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "core/ports/accounts.h"

namespace caseway::security::testing {

class FakeAccounts final : public CredentialStore, public SessionStore, public OneTimeLinkStore {
 public:
  std::map<UserId, Credential> credentials;
  std::map<Sha256Sum, Session> sessions;
  std::map<Sha256Sum, OneTimeLink> links;
  int touches = 0;

  Credential& Add(UserId user, const std::string& user_name) {
    credentials[user] = Credential{.user = user, .user_name = user_name};
    return credentials[user];
  }

  Result<std::optional<Credential>> FindByUserName(std::string_view user_name) const override {
    for (const auto& [user, credential] : credentials) {
      if (credential.user_name == user_name) return std::optional(credential);
    }
    return std::optional<Credential>();
  }
  Result<std::optional<Credential>> Find(UserId user) const override {
    const auto found = credentials.find(user);
    return found == credentials.end() ? std::nullopt : std::optional(found->second);
  }
  Result<void> SetCredential(const NewCredential& made) override {
    Credential& credential = credentials[made.user];
    credential.password_hash = made.password_hash;
    credential.sealed_totp_secret = made.sealed_totp_secret;
    credential.last_totp_step = made.last_totp_step;
    credential.recovery_hashes = made.recovery_hashes;
    ++credential.credential_version;
    return EndAllOf(made.user);
  }
  Result<void> SetPasswordHash(UserId user, const std::string& hash) override {
    credentials[user].password_hash = hash;
    return {};
  }
  Result<void> ChangePassword(UserId user, const std::string& hash, const Sha256Sum& kept) override {
    credentials[user].password_hash = hash;
    ++credentials[user].credential_version;
    SetGuessState(user, {});
    std::erase_if(sessions, [&](const auto& entry) { return entry.second.user == user && entry.first != kept; });
    if (sessions.count(kept) != 0) sessions[kept].credential_version = credentials[user].credential_version;
    return {};
  }
  Result<void> SetRecoveryCodes(UserId user, const std::vector<std::string>& hashes) override {
    credentials[user].recovery_hashes = hashes;
    return {};
  }
  Result<bool> UseTotpStep(UserId user, std::int64_t step) override {
    if (step <= credentials[user].last_totp_step) return false;
    credentials[user].last_totp_step = step;
    return true;
  }
  Result<bool> UseRecoveryCode(UserId user, const std::string& hash) override {
    auto& hashes = credentials[user].recovery_hashes;
    const auto found = std::find(hashes.begin(), hashes.end(), hash);
    if (found == hashes.end()) return false;
    hashes.erase(found);
    return true;
  }
  void SetGuessState(UserId user, const GuessState& state) override {
    Credential& credential = credentials[user];
    credential.failed_count = state.failed_count;
    credential.first_failed = state.first_failed;
    credential.guesses_in_window = state.guesses_in_window;
    credential.locked_until = state.locked_until;
  }

  Result<void> Create(const Session& session) override {
    sessions[session.token_hash] = session;
    return {};
  }
  Result<std::optional<OpenSession>> Find(const Sha256Sum& hash) const override {
    const auto found = sessions.find(hash);
    if (found == sessions.end()) return std::optional<OpenSession>();
    const Credential& credential = credentials.at(found->second.user);
    return std::optional(OpenSession{found->second, credential.account_version, credential.account_version,
                                     credential.credential_version, credential.disabled});
  }
  void Touch(const Sha256Sum& hash, Instant last_seen) override {
    ++touches;
    sessions[hash].last_seen = std::max(sessions[hash].last_seen, last_seen);
  }
  Result<void> End(const Sha256Sum& hash) override {
    sessions.erase(hash);
    return {};
  }
  Result<void> EndAllOf(UserId user) override {
    std::erase_if(sessions, [&](const auto& entry) { return entry.second.user == user; });
    return {};
  }
  Result<int> Sweep(Instant seen_before, Instant created_before) override {
    return static_cast<int>(std::erase_if(sessions, [&](const auto& entry) {
      return entry.second.last_seen < seen_before || entry.second.created < created_before;
    }));
  }

  Result<void> Create(const OneTimeLink& link) override {
    std::erase_if(links, [&](const auto& entry) { return entry.second.user == link.user; });
    links[link.token_hash] = link;
    return {};
  }
  Result<std::optional<OneTimeLink>> Find(const Sha256Sum& hash, Instant now) const override {
    const auto found = links.find(hash);
    const bool usable = found != links.end() && now < found->second.expires;
    return usable ? std::optional(found->second) : std::nullopt;
  }
  Result<bool> Use(const Sha256Sum& hash, Instant now) override {
    const auto found = links.find(hash);
    if (found == links.end() || now >= found->second.expires) return false;
    links.erase(found);
    return true;
  }
  Result<void> Void(UserId user, const std::string& purpose) override {
    std::erase_if(links,
                  [&](const auto& entry) { return entry.second.user == user && entry.second.purpose == purpose; });
    return {};
  }
};

}  // namespace caseway::security::testing

#include "app/demonstration/staff.h"

#include <fmt/format.h>

#include <map>
#include <set>

#include "app/demonstration/chance.h"
#include "app/demonstration/population.h"
#include "core/casework/council.h"
#include "security/encoding.h"
#include "security/passwords.h"
#include "security/sealing.h"
#include "security/second_factor.h"
#include "security/totp.h"
#include "storage/file.h"

namespace caseway::app {
namespace {

using loader::Demonstration;

// Every competence the council has names for.
std::vector<std::string> AllCompetences(const pathway::Library& library) {
  std::vector<std::string> all;
  const auto list = library.codes.find("competences");
  if (list == library.codes.end()) return all;
  for (const auto& code : list->second.codes) all.push_back(code.id);
  return all;
}

// Two of each role that may do something to what the team takes, and its manager.
std::vector<std::string> RolesFor(const pathway::Team& team, const pathway::Library& library) {
  std::set<std::string> roles;
  if (!team.manager.empty()) roles.insert(team.manager);
  for (const auto& taken : team.takes) {
    const auto bundle = library.Live(taken);
    if (bundle == nullptr) continue;
    for (const auto& state : bundle->definition.states) {
      for (const auto& action : state.actions) roles.insert(action.who.begin(), action.who.end());
    }
  }
  return {roles.begin(), roles.end()};
}

// Of a council whose folder does not say who works there.
std::vector<Demonstration::Post> OrdinaryPosts(const pathway::Library& library) {
  std::vector<Demonstration::Post> posts;
  std::set<std::string> filled;
  for (const auto& [id, team] : library.council.teams) {
    for (const auto& role : RolesFor(team, library)) {
      posts.push_back({role, {id}, 2, 5000, AllCompetences(library)});
      filled.insert(role);
    }
  }
  if (library.council.teams.empty()) return posts;
  for (const auto& [id, role] : library.roles) {
    if (filled.count(id) == 0) posts.push_back({id, {library.council.teams.begin()->first}, 1, 0});
  }
  return posts;
}

// Hires one after another; user names are numbered within their role.
class Hiring {
 public:
  Hiring(Runtime& runtime, std::uint64_t seed) : runtime_(runtime), seed_(seed) {}

  Result<void> Fill(const Demonstration::Post& post, const std::string& key, int people) {
    std::optional<TeamRow> team;
    const auto read = runtime_.Read([&](Record& record) { team = record.council().TeamByKey(key); });
    if (!read) return read.error();
    if (!team) return NotFound(fmt::format("This council has no team “{}”.", key));
    const int wanted = post.least + (post.each == 0 ? 0 : people / post.each);
    for (int i = 0; i < wanted; ++i) {
      if (const auto hired = Hire(post, team->id); !hired) return hired;
    }
    return {};
  }
  std::vector<Hired> staff() { return std::move(staff_); }

 private:
  Result<void> Hire(const Demonstration::Post& post, TeamId team) {
    casework::AccountCommand command;
    command.user_name = fmt::format("{}.{}", post.role, ++numbered_[post.role]);
    command.name = InventName(seed_, ++person_);
    command.roles = {post.role};
    command.teams = {team};
    command.competences = post.competences;
    if (!post.one_of.empty())
      command.competences.push_back(post.one_of[static_cast<std::size_t>(numbered_[post.role]) % post.one_of.size()]);
    const auto made = runtime_.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::CreateAccount(record, command, deed);
    });
    if (!made) return made.error();
    Actor actor;
    actor.user = UserId{(*made)["user"].Number()};
    actor.name = command.name;
    actor.roles = command.roles;
    actor.teams = command.teams;
    actor.competences = command.competences;
    staff_.push_back({actor, command.user_name});
    return {};
  }

  Runtime& runtime_;
  const std::uint64_t seed_;
  std::map<std::string, int> numbered_;
  std::uint64_t person_ = 0;
  std::vector<Hired> staff_;
};

}  // namespace

Result<std::vector<Hired>> HireStaff(Runtime& runtime, const Demonstration& demonstration, int people,
                                     std::uint64_t seed) {
  const auto live = runtime.live().Get();
  const auto posts = demonstration.posts.empty() ? OrdinaryPosts(live->library) : demonstration.posts;
  Hiring hiring(runtime, seed);
  for (const auto& post : posts) {
    for (const auto& team : post.teams) {
      if (const auto filled = hiring.Fill(post, team, people); !filled) return filled.error();
    }
  }
  return hiring.staff();
}

Result<void> WriteSignIns(SignInDoors& doors, const std::vector<Hired>& staff, const std::filesystem::path& file) {
  std::string text =
      "# One sign-in for each role of this demonstration: user name, password, second-factor secret (base32).\n";
  std::set<std::string> roles;
  for (const auto& hired : staff) {
    if (!roles.insert(hired.actor.roles.front()).second) continue;
    const std::string password = "westhaven-" + security::ToHex(security::NewTotpSecret().substr(0, 4));
    const std::string secret = security::NewTotpSecret();
    NewCredential credential;
    credential.user = hired.actor.user;
    credential.password_hash = security::HashPassword(password);
    credential.sealed_totp_secret = security::Seal(doors.key, secret, security::SecretContext(hired.actor.user));
    if (const auto kept = doors.credentials.SetCredential(credential); !kept) return kept.error();
    text += hired.user_name + "\t" + password + "\t" + security::ToBase32(secret) + "\n";
  }
  return storage::WriteDurably(file, text);
}

}  // namespace caseway::app

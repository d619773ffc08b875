#include "app/demonstration/staff.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
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

// Who works in which team: at least `least`, and one more for each `each` people the council knows.
struct Post {
  const char* role;
  const char* team;
  int least;
  int each;
};

// clang-format off
constexpr std::array<Post, 34> kPosts = {{
    {"adviser", "access-team", 3, 1200}, {"access-manager", "access-team", 1, 40000}, {"senior", "access-team", 1, 20000}, {"unqualified-assessor", "access-team", 1, 5000},
    {"emergency-duty-worker", "emergency-duty-team", 2, 20000}, {"team-manager", "emergency-duty-team", 1, 100000},
    {"social-worker", "locality-north", 4, 900}, {"newly-qualified", "locality-north", 1, 9000}, {"unqualified-assessor", "locality-north", 2, 4000}, {"senior", "locality-north", 1, 9000}, {"team-manager", "locality-north", 1, 20000},
    {"social-worker", "locality-central", 4, 900}, {"newly-qualified", "locality-central", 1, 9000}, {"unqualified-assessor", "locality-central", 2, 4000}, {"senior", "locality-central", 1, 9000}, {"team-manager", "locality-central", 1, 20000},
    {"social-worker", "locality-south", 4, 900}, {"newly-qualified", "locality-south", 1, 9000}, {"unqualified-assessor", "locality-south", 2, 4000}, {"senior", "locality-south", 1, 9000}, {"team-manager", "locality-south", 1, 20000},
    {"occupational-therapist", "occupational-therapy", 2, 5000}, {"team-manager", "occupational-therapy", 1, 100000},
    {"safeguarding-worker", "safeguarding-hub", 3, 2500}, {"safeguarding-manager", "safeguarding-hub", 2, 20000},
    {"business-support", "access-team", 2, 6000}, {"business-support", "safeguarding-hub", 1, 30000},
    {"head-of-service", "locality-central", 1, 100000}, {"performance-lead", "access-team", 1, 100000}, {"practice-auditor", "locality-central", 1, 100000},
    {"privacy-auditor", "access-team", 1, 100000}, {"administrator", "access-team", 1, 50000},
    {"social-worker", "hospital-team", 1, 6000}, {"team-manager", "hospital-team", 1, 100000},
}};
// clang-format on

std::vector<std::string> CompetencesOf(const pathway::Library& library, const std::string& role) {
  std::vector<std::string> all;
  const auto list = library.codes.find("competences");
  if (list == library.codes.end()) return all;
  const bool qualified = role == "social-worker" || role == "senior" || role == "team-manager" ||
                         role.rfind("safeguarding", 0) == 0 || role == "emergency-duty-worker";
  for (const auto& code : list->second.codes) {
    if (qualified) all.push_back(code.id);
  }
  return all;
}

std::string UserNameFor(const Post& post, int number) { return fmt::format("{}.{}", post.role, number); }

}  // namespace

Result<std::vector<Hired>> HireStaff(Runtime& runtime, int people, std::uint64_t seed) {
  std::vector<Hired> staff;
  std::map<std::string, int> numbered;
  std::uint64_t person = 0;
  const auto live = runtime.live().Get();
  for (const auto& post : kPosts) {
    std::optional<TeamRow> team;
    const auto read = runtime.Read([&](Record& record) { team = record.council().TeamByKey(post.team); });
    if (!read) return read.error();
    if (!team)
      return NotFound(fmt::format("The demonstration is made for the shipped teams: these workflows have no team “{}”.",
                                  post.team));
    for (int i = 0; i < post.least + people / post.each; ++i) {
      casework::AccountCommand command;
      command.user_name = UserNameFor(post, ++numbered[post.role]);
      command.name = InventName(seed, ++person);
      command.roles = {post.role};
      command.teams = {team->id};
      command.competences = CompetencesOf(live->library, post.role);
      const auto made = runtime.Do(SystemActor(), [&](WritableRecord& record, const casework::Deed& deed) {
        return casework::CreateAccount(record, command, deed);
      });
      if (!made) return made.error();
      Actor actor;
      actor.user = UserId{(*made)["user"].Number()};
      actor.name = command.name;
      actor.roles = command.roles;
      actor.teams = command.teams;
      actor.competences = command.competences;
      staff.push_back({actor, command.user_name});
    }
  }
  return staff;
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

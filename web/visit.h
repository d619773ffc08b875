// Visit: one request being answered: who asks, for what, by which workflows, at what time.
//
//   const CaseId id = visit.PathId<CaseId>("case");       // of /cases/{case}; none when it is no reference
//   visit.Form("text");   visit.roles().Holds(visit.actor, Permission::kAllocate)
//
// Lives until the answer is sent. Threads: handed from thread to thread, used by one at a time.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/access/may.h"
#include "core/actor.h"
#include "core/casework/deed.h"
#include "core/ports/council_reading.h"
#include "core/reference.h"
#include "web/http/request.h"

namespace caseway::web {

// The live workflows and roles: an immutable snapshot, swapped whole (DESIGN section 5).
struct Live {
  pathway::Library library;
  access::RoleBook roles;
};

struct Route;
struct Service;

class Visit {
 public:
  http::Request request;
  const Route* route = nullptr;
  const Service* service = nullptr;
  std::shared_ptr<const Live> live;
  Actor actor;          // no user: nobody is signed in
  std::string session;  // short name of the session for the audit
  std::string csrf;     // token for this session's forms
  Instant now{};
  std::string council_name;
  bool demonstration = false;
  std::vector<std::pair<std::string, std::string>> path;  // {"case", "7k3qf2m9x"}

  bool signed_in() const { return static_cast<bool>(actor.user); }
  const access::RoleBook& roles() const { return live->roles; }
  const pathway::Library& library() const { return live->library; }
  bool Holds(access::Permission permission) const { return roles().Holds(actor, permission); }
  Viewer viewer() const;
  casework::Deed deed() const { return {actor, now, live->library, live->roles}; }

  std::string_view Path(std::string_view name) const;
  std::string Form(std::string_view name) const { return std::string(request.form.Get(name)); }
  std::string Query(std::string_view name) const { return std::string(request.query.Get(name)); }
  template <class IdType>
  IdType PathId(std::string_view name) const {
    const auto id = ParseReference(Path(name));
    return id ? IdType{*id} : IdType{};
  }
  template <class IdType>
  IdType FormId(std::string_view name) const {
    const auto id = ParseReference(request.form.Get(name));
    return id ? IdType{*id} : IdType{};
  }
  // A page number or offset from the query: whole, not negative, at most `most`; else 0.
  int QueryNumber(std::string_view name, int most = 1'000'000) const;
  // Where to go back to: a path of ours from the form or query field "back", else `otherwise`.
  std::string Back(std::string otherwise) const;
  // A fresh command id for a form.
  std::string NewCommandId() const;
};

}  // namespace caseway::web

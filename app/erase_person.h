// ErasePerson: carries out an erasure by law: the use case says whether, storage takes it out, all in one savepoint;
// then the file is written anew without the bytes.
//
//   auto erased = ErasePerson(database, log, deed, command_id, {.person = id, .confirmed = "7K3Q-F2M9-X"}, "");
//   (*erased)["still_named"]   // streams of others that still hold the name: for a person to read
//
// `who`: the account of this machine, kept in the event when the system acts. Errors: the use case's; kUnavailable when
// pages being read kept the old bytes: then the record is erased and the file follows at the latest when the server
// stops. Threads: any but the writer's and those that serve sockets: it takes as long as a rebuild.
#pragma once

#include <string>

#include "core/casework/erase_person.h"
#include "storage/sqlite/database.h"
#include "storage/sqlite/group_writer.h"

namespace caseway::app {

Result<Document> ErasePerson(storage::Database& database, storage::GroupWriter& log, const casework::Deed& deed,
                             const std::string& command_id, const casework::EraseCommand& command,
                             const std::string& who);

}  // namespace caseway::app

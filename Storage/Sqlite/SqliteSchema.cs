namespace OrleansNotify.Storage.Sqlite;

internal sealed class SqliteSchema(Database database) : Schema(database, "Sqlite");

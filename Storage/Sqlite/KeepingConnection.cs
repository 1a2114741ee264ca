using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace OrleansNotify.Storage.Sqlite;

/// <summary>
/// A connection that keeps the statements of its commands prepared: SQLite parses and plans a long one, such as the count of an inbox, for twenty
/// times as long as it runs it. Of a command that was asked for as <see cref="SqliteCommand"/> nothing is kept.
/// </summary>
internal sealed class KeepingConnection(string settings) : SqliteConnection(settings)
{
    private readonly KeptStatements _statements = new();

    protected override DbCommand CreateDbCommand() => new KeptCommand(this, _statements);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _statements.Dispose();
        }

        base.Dispose(disposing);
    }
}

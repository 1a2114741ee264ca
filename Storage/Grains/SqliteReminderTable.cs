using System.Security.Cryptography;

namespace OrleansNotify.Storage.Grains;

internal sealed class SqliteReminderTable(Database database) : IReminderTable
{
    public Task<ReminderTableData> ReadRows(GrainId grainId) =>
        Rows(SqliteReminderSql.OfGrain, new { GrainId = grainId.ToString() });

    public Task<ReminderTableData> ReadRows(uint begin, uint end) =>
        Rows(begin < end ? SqliteReminderSql.Range : SqliteReminderSql.WrappedRange, new { Begin = (long)begin, End = (long)end });

    public async Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName)
    {
        var values = new { GrainId = grainId.ToString(), Name = reminderName };
        var row = await database.Read(Scope.AllTenants, c => c.Row<ReminderRow>(SqliteReminderSql.One, values, default), default);
        return row?.ToEntry();
    }

    // The ETag is random, not a count: a reminder that was removed and made again must not take the old one's ETag.
    public async Task<string?> UpsertRow(ReminderEntry entry)
    {
        var values = new
        {
            GrainId = entry.GrainId.ToString(),
            Name = entry.ReminderName,
            GrainHash = (long)entry.GrainId.GetUniformHashCode(),
            StartAt = new DateTimeOffset(DateTime.SpecifyKind(entry.StartAt, DateTimeKind.Utc)),
            Period = (long)entry.Period.TotalMilliseconds,
            ETag = RandomNumberGenerator.GetHexString(16, lowercase: true),
        };
        await database.Write(Scope.AllTenants, c => c.Run(SqliteReminderSql.Upsert, values, default), default);
        return values.ETag;
    }

    public async Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag)
    {
        var values = new { GrainId = grainId.ToString(), Name = reminderName, ETag = eTag };
        return await database.Write(Scope.AllTenants, c => c.Run(SqliteReminderSql.Remove, values, default), default) == 1;
    }

    public Task TestOnlyClearTable() => database.Write(Scope.AllTenants, c => c.Run(SqliteReminderSql.Clear, null, default), default);

    private async Task<ReminderTableData> Rows(string sql, object values)
    {
        var rows = await database.Read(Scope.AllTenants, c => c.Rows<ReminderRow>(sql, values, default), default);
        return new ReminderTableData(rows.Select(row => row.ToEntry()));
    }
}

using System.Data.Common;
using OrleansNotify.Channels;
using OrleansNotify.Storage;

namespace OrleansNotify.Templates;

internal sealed class TemplateStore(Database database) : ITemplateStore, ITemplateReader
{
    private const int Draft = 0;

    public Task<bool> SaveDraft(string tenant, TemplateRow draft, int most, CancellationToken cancellation) => Alone(
        tenant, async connection =>
        {
            var values = Values(tenant, draft);
            return await connection.Row<long>(TemplateSql.CountOthers, values, cancellation) < most
                && await connection.Run(TemplateSql.Save, values, cancellation) > 0;
        },
        cancellation);

    public Task<TemplateRow?> Publish(
        string tenant, TemplateKey key, int version, int kept, DateTimeOffset at, string by, CancellationToken cancellation) => Alone(
        tenant, async connection =>
        {
            var values = Values(tenant, key, version);
            if (await connection.Row<TemplateRow>(TemplateSql.Find, values, cancellation) is not { } source)
            {
                return null;
            }

            var newest = await connection.Row<long>(TemplateSql.Newest, values, cancellation);
            var published = source with { Version = (int)newest + 1, IsCurrent = true, SavedAt = at, SavedBy = by };
            await connection.Run(TemplateSql.Supersede, values, cancellation);
            await connection.Run(TemplateSql.Save, Values(tenant, published), cancellation);
            await connection.Run(TemplateSql.Trim, values with { Oldest = newest + 1 - kept }, cancellation);
            if (version == Draft)
            {
                await connection.Run(TemplateSql.DeleteDraft, values, cancellation);
            }

            return published;
        },
        cancellation);

    public async Task<bool> Delete(string tenant, TemplateKey key, CancellationToken cancellation) => await database.Write(
        Scope.Of(tenant),
        c => c.Run(TemplateSql.Delete, Values(tenant, key, Draft), cancellation), cancellation) > 0;

    public Task<IReadOnlyList<TemplateRow>> Versions(string tenant, TemplateKey key, CancellationToken cancellation) => database.Read(
        Scope.Of(tenant),
        c => c.Rows<TemplateRow>(TemplateSql.Versions, Values(tenant, key, Draft), cancellation), cancellation);

    public Task<IReadOnlyList<TemplateRow>> List(string tenant, TemplateKey? after, int limit, CancellationToken cancellation)
    {
        var from = after ?? new TemplateKey("", Channel.Email, "");
        var values = new { Tenant = tenant, from.EventType, ChannelNumber = (long)from.Channel, from.Language, Limit = limit };
        return database.Read(Scope.Of(tenant), c => c.Rows<TemplateRow>(TemplateSql.List, values, cancellation), cancellation);
    }

    public async Task<IReadOnlyDictionary<string, IReadOnlySet<Channel>>> Types(string tenant, CancellationToken cancellation)
    {
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<TypeRow>(TemplateSql.Types, new { Tenant = tenant }, cancellation), cancellation);
        return rows.GroupBy(row => row.EventType, StringComparer.Ordinal)
            .ToDictionary(some => some.Key, IReadOnlySet<Channel> (some) => some.Select(row => row.Channel).ToHashSet(), StringComparer.Ordinal);
    }

    public async Task<IReadOnlyList<Template>> Published(string tenant, string eventType, Channel channel, CancellationToken cancellation)
    {
        var values = Values(tenant, new TemplateKey(eventType, channel, ""), Draft);
        var rows = await database.Read(Scope.Of(tenant), c => c.Rows<TemplateRow>(TemplateSql.Published, values, cancellation), cancellation);
        return [.. rows.Select(row => row.ToTemplate())];
    }

    /// <summary>Versions have no gaps and the limit is kept, however many save at once.</summary>
    private Task<T> Alone<T>(string tenant, Func<DbConnection, Task<T>> work, CancellationToken cancellation) => database.Write(
        Scope.Of(tenant),
        async connection =>
        {
            await database.Serialize(connection, $"templates {tenant}", cancellation);
            return await work(connection);
        },
        cancellation);

    private static KeyValues Values(string tenant, TemplateKey key, int version)
        => new(tenant, key.EventType, (long)key.Channel, key.Language, version);

    private static object Values(string tenant, TemplateRow row) => new
    {
        Tenant = tenant,
        row.EventType,
        ChannelNumber = (long)row.Channel,
        row.Language,
        Version = (long)row.Version,
        IsCurrent = row.IsCurrent ? 1L : 0,
        row.Parts,
        row.Compiled,
        row.SavedAt,
        row.SavedBy,
    };

    private sealed record KeyValues(string Tenant, string EventType, long ChannelNumber, string Language, long Version, long Oldest = 0);

    private sealed record TypeRow
    {
        public required string EventType { get; init; }

        public required Channel Channel { get; init; }
    }
}

using System.Globalization;
using Orleans.Storage;

namespace OrleansNotify.Storage.Grains;

/// <summary>Grain state as JSON. Every write is fenced by the version that the writer has read, which is its ETag.</summary>
internal sealed class SqliteGrainStorage(Database database) : IGrainStorage
{
    private static readonly JsonStateSerializer Serializer = new();

    public async Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var row = await Find(stateName, grainId);
        grainState.ETag = row?.Version.ToString(CultureInfo.InvariantCulture);
        grainState.RecordExists = row?.State is not null;
        grainState.State = row?.State is { } json ? Serializer.Deserialize<T>(new BinaryData(json)) : Activator.CreateInstance<T>();
    }

    public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var state = Serializer.Serialize(grainState.State).ToArray();
        var sql = grainState.ETag is null ? SqliteGrainStorageSql.Insert : SqliteGrainStorageSql.Update;
        grainState.ETag = await Fenced(sql, stateName, grainId, grainState.ETag, state);
        grainState.RecordExists = true;
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (grainState.ETag is not null)
        {
            grainState.ETag = await Fenced(SqliteGrainStorageSql.Clear, stateName, grainId, grainState.ETag, state: null);
        }

        grainState.RecordExists = false;
        grainState.State = Activator.CreateInstance<T>();
    }

    private async Task<string> Fenced(string sql, string stateName, GrainId grainId, string? etag, byte[]? state)
    {
        var version = etag is null ? 0 : long.Parse(etag, CultureInfo.InvariantCulture);
        var values = new { GrainId = grainId.ToString(), StateName = stateName, Version = version, State = state };
        if (await database.Write(Scope.AllTenants, connection => connection.Run(sql, values, default), default) == 1)
        {
            return (version + 1).ToString(CultureInfo.InvariantCulture);
        }

        var stored = await Find(stateName, grainId);
        throw new InconsistentStateException(
            $"State '{stateName}' of {grainId} was written by someone else.",
            stored?.Version.ToString(CultureInfo.InvariantCulture),
            etag);
    }

    private Task<GrainStateRow?> Find(string stateName, GrainId grainId)
    {
        var values = new { GrainId = grainId.ToString(), StateName = stateName };
        return database.Read(Scope.AllTenants, connection => connection.Row<GrainStateRow>(SqliteGrainStorageSql.Read, values, default), default);
    }
}

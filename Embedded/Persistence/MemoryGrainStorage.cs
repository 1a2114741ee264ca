using System.Collections.Concurrent;
using System.Globalization;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

internal sealed class MemoryGrainStorage : IGrainStorage
{
    readonly ConcurrentDictionary<(string, GrainId), Record> _records = new();
    long _versions;

    sealed record Record(object? State, string ETag);

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var record = _records.GetValueOrDefault((stateName, grainId));
        grainState.State = record is null ? StoredState<T>.NewState() : (T?)Copier.Copy(record.State);
        grainState.ETag = record?.ETag;
        grainState.RecordExists = record is not null;
        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var next = new Record(Copier.Copy(grainState.State), Interlocked.Increment(ref _versions).ToString(CultureInfo.InvariantCulture));
        var current = _records.AddOrUpdate(
            (stateName, grainId),
            _ => grainState.ETag is null ? next : throw Conflict(null, grainState.ETag),
            (_, stored) => stored.ETag == grainState.ETag ? next : throw Conflict(stored.ETag, grainState.ETag));
        grainState.ETag = current.ETag;
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        if (_records.TryGetValue((stateName, grainId), out var stored)
            && (stored.ETag != grainState.ETag || !_records.TryRemove(KeyValuePair.Create((stateName, grainId), stored))))
        {
            throw Conflict(stored.ETag, grainState.ETag);
        }

        grainState.State = StoredState<T>.NewState();
        grainState.ETag = null;
        grainState.RecordExists = false;
        return Task.CompletedTask;
    }

    static InconsistentStateException Conflict(string? stored, string? current) =>
        new("The state was written by someone else.", stored, current);
}

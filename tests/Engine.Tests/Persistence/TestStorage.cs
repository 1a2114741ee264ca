using System.Collections.Concurrent;
using Orleans.Storage;

namespace OrleansNotify.Engine.Tests;

/// <summary>A provider as the product writes its own: it may fail when told to, and another writer may come first.</summary>
internal sealed class TestStorage : IGrainStorage
{
    static readonly ConcurrentDictionary<GrainId, (string Value, int Version)> Rows = new();

    public static void WriteBehindItsBack(GrainId grain, string value) =>
        Rows.AddOrUpdate(grain, _ => (value, 1), (_, row) => (value, row.Version + 1));

    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var probe = Probe.Of(grainId.Key.ToString()!);
        probe.Note($"read {stateName}");
        if (probe.TakeFailure())
        {
            throw new IOException("The disk is gone.");
        }

        if (Rows.TryGetValue(grainId, out var row))
        {
            grainState.State = (T)(object)new Note { Text = row.Value };
            grainState.ETag = $"{row.Version}";
            grainState.RecordExists = true;
        }

        return Task.CompletedTask;
    }

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        var stored = Rows.TryGetValue(grainId, out var row) ? $"{row.Version}" : null;
        if (stored != grainState.ETag)
        {
            throw new InconsistentStateException("Someone else wrote.", stored, grainState.ETag);
        }

        Rows[grainId] = (((Note)(object)grainState.State!).Text, row.Version + 1);
        grainState.ETag = $"{row.Version + 1}";
        grainState.RecordExists = true;
        return Task.CompletedTask;
    }

    public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        Rows.TryRemove(grainId, out _);
        (grainState.State, grainState.ETag, grainState.RecordExists) = (Activator.CreateInstance<T>(), null, false);
        return Task.CompletedTask;
    }
}

using Orleans.Storage;
using OrleansNotify.Storage.Postgres;

namespace OrleansNotify.Storage.Grains;

/// <summary>
/// Orleans' AdoNet storage reads a key that looks like hexadecimal as a number, so that <c>cafe</c> and <c>0cafe</c> share a row, and leaves the
/// grain's type out. Under its whole id, which has a slash, every grain has a row of its own.
/// </summary>
internal sealed class WholeIdStorage(IGrainStorage inner, Pulse pulse) : IGrainStorage
{
    public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        => StoreErrors.Named(inner.ReadStateAsync(stateName, Whole(grainId), grainState));

    public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        pulse.Check();
        return StoreErrors.Named(inner.WriteStateAsync(stateName, Whole(grainId), grainState));
    }

    public async Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
    {
        // Without an ETag the storage would read one, and clear what another activation has written.
        if (grainState.ETag is null)
        {
            grainState.RecordExists = false;
            grainState.State = Activator.CreateInstance<T>();
            return;
        }

        pulse.Check();
        await StoreErrors.Named(inner.ClearStateAsync(stateName, Whole(grainId), grainState));
    }

    private static GrainId Whole(GrainId id) => GrainId.Create(id.Type, id.ToString());
}

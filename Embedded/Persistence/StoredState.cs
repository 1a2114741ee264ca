using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using Orleans.Storage;

namespace Orleans.Embedded;

internal abstract class StoredState
{
    public abstract Task ReadStateAsync(CancellationToken cancellationToken);

    public static StoredState Create(Type state, PersistentStateAttribute name, Activation activation)
    {
        var services = activation.ActivationServices;
        var storage = string.IsNullOrWhiteSpace(name.StorageName)
            ? services.GetService<IGrainStorage>()
            : services.GetKeyedService<IGrainStorage>(name.StorageName);
        return storage is null
            ? throw new BadProviderConfigException($"No storage provider named \"{name.StorageName ?? "Default"}\" found loading grain {activation.GrainId}.")
            : (StoredState)Activator.CreateInstance(typeof(StoredState<>).MakeGenericType(state), name.StateName, activation, storage)!;
    }
}

internal sealed class StoredState<T>(string name, Activation activation, IGrainStorage storage) : StoredState, IPersistentState<T>
{
    readonly GrainState<T> _stored = new(NewState());
    Task _last = Task.CompletedTask;

    public T State
    {
        get => _stored.State!;
        set => _stored.State = value;
    }

    public string? Etag => _stored.ETag;

    public bool RecordExists => _stored.RecordExists;

    public Task ReadStateAsync() => ReadStateAsync(CancellationToken.None);

    public Task WriteStateAsync() => WriteStateAsync(CancellationToken.None);

    public Task ClearStateAsync() => ClearStateAsync(CancellationToken.None);

    public override Task ReadStateAsync(CancellationToken cancellationToken) =>
        InTurn(() => storage.ReadStateAsync(name, activation.GrainId, _stored, cancellationToken), cancellationToken);

    public Task WriteStateAsync(CancellationToken cancellationToken) =>
        InTurn(() => storage.WriteStateAsync(name, activation.GrainId, _stored, cancellationToken), cancellationToken);

    public Task ClearStateAsync(CancellationToken cancellationToken) =>
        InTurn(() => storage.ClearStateAsync(name, activation.GrainId, _stored, cancellationToken), cancellationToken);

    // Interleaved requests of one grain must not race with one ETag.
    Task InTurn(Func<Task> operation, CancellationToken cancellationToken)
    {
        activation.EnsureCurrent();
        return _last = After(_last, operation, cancellationToken);
    }

    static async Task After(Task previous, Func<Task> operation, CancellationToken cancellationToken)
    {
        await previous.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        try
        {
            await operation();
        }
        catch (Exception failure) when (failure is not OrleansException && !cancellationToken.IsCancellationRequested)
        {
            throw new OrleansException($"The storage provider failed: {failure.Message}", failure);
        }
    }

    internal static T NewState() =>
        typeof(T).IsValueType || typeof(T) == typeof(string) || typeof(T).IsArray ? default!
        : typeof(T).GetConstructor(Type.EmptyTypes) is null ? (T)RuntimeHelpers.GetUninitializedObject(typeof(T))
        : Activator.CreateInstance<T>();
}

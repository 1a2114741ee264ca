using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Concurrency;
using Orleans.Runtime;
using Orleans.Streams;

namespace Orleans.Embedded;

internal sealed class GrainClass
{
    readonly ObjectFactory _create;
    readonly (PersistentStateAttribute Name, Type State)[] _states;

    public GrainClass(Type type)
    {
        Type = type;
        GrainType = type.GetCustomAttribute<GrainTypeAttribute>()?.Type ?? GrainType.Create(DefaultName(type));
        Reentrant = type.IsDefined(typeof(ReentrantAttribute), true);
        MaxWorkers = type.GetCustomAttribute<StatelessWorkerAttribute>()?.MaxLocalWorkers ?? 0;
        StreamNamespaces = [.. type.GetCustomAttributes<ImplicitStreamSubscriptionAttribute>().Select(a => a.StreamNamespace)];
        var stored = type.GetConstructors().SelectMany(c => c.GetParameters())
            .Where(p => p.IsDefined(typeof(PersistentStateAttribute))).ToArray();
        _states = [.. stored.Select(p => (p.GetCustomAttribute<PersistentStateAttribute>()!, p.ParameterType.GetGenericArguments()[0]))];
        _create = ActivatorUtilities.CreateFactory(type, [.. stored.Select(p => p.ParameterType)]);
    }

    public Type Type { get; }

    public GrainType GrainType { get; }

    public bool Reentrant { get; }

    /// <summary>0 unless it is a <c>[StatelessWorker]</c>.</summary>
    public int MaxWorkers { get; }

    public string[] StreamNamespaces { get; }

    public async Task<object> Create(Activation activation, CancellationToken stop)
    {
        var states = Array.ConvertAll(_states, state => StoredState.Create(state.State, state.Name, activation));
        var grain = _create(activation.ActivationServices, states);
        foreach (var state in states)
        {
            await state.ReadStateAsync(stop);
        }

        return grain;
    }

    static string DefaultName(Type type)
    {
        var name = type.Name.ToLowerInvariant();
        return name.EndsWith("grain", StringComparison.Ordinal) && name.Length > 5 ? name[..^5] : name;
    }
}

using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;
using Orleans.Runtime;

namespace Orleans.Embedded;

/// <summary>The grain classes of every assembly beside the application that was compiled against this one.</summary>
internal sealed class GrainClasses
{
    public static GrainClasses Loaded { get; } = new();

    readonly FrozenDictionary<GrainType, GrainClass> _byType = Assemblies()
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false }
            && typeof(IGrain).IsAssignableFrom(type) && typeof(IGrainBase).IsAssignableFrom(type))
        .Select(type => new GrainClass(type))
        .ToFrozenDictionary(known => known.GrainType);

    readonly ConcurrentDictionary<Type, GrainType> _byInterface = new();

    public GrainClass this[GrainType type] =>
        _byType.TryGetValue(type, out var known) ? known : throw new ArgumentException($"There is no grain type {type}.");

    public IEnumerable<GrainClass> All => _byType.Values;

    public GrainType Implementing(Type contract) => _byInterface.GetOrAdd(contract, Find);

    GrainType Find(Type contract)
    {
        var candidates = _byType.Values.Where(known => contract.IsAssignableFrom(known.Type)).ToArray();
        return candidates.Length == 1 ? candidates[0].GrainType
            : candidates.SingleOrDefault(known => contract.Name == "I" + known.Type.Name)?.GrainType
            ?? throw new ArgumentException(candidates.Length == 0
                ? $"Could not find an implementation for interface {contract}."
                : $"Several classes implement {contract}: {string.Join(", ", candidates.Select(known => known.Type))}.");
    }

    // From the folder and not from the references of the entry assembly: the compiler drops a reference of which no
    // type is named, and a gateway names the interfaces only.
    static IEnumerable<Assembly> Assemblies()
    {
        var engine = typeof(GrainClasses).Assembly.GetName().Name!;
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Where(assembly => !assembly.IsDynamic).ToList();
        var names = loaded.Select(assembly => assembly.GetName().Name).ToHashSet();
        loaded.AddRange(Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => !names.Contains(Path.GetFileNameWithoutExtension(path)) && AssemblyReferences.Of(path).Contains(engine))
            .Select(path => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path)))));
        return loaded.Where(assembly => assembly.GetReferencedAssemblies().Any(reference => reference.Name == engine));
    }
}

using Mono.Cecil;

namespace OrleansNotify.Architecture;

/// <summary>One project of the product, and which types of which rooms of it use which others.</summary>
internal sealed class Floor
{
    private const string Product = "OrleansNotify";
    private const string Setup = "setup";
    private readonly Lazy<IReadOnlyDictionary<Arrow, string>> _arrows;

    private Floor(string name)
    {
        Name = name;
        _arrows = new(Read);
    }

    /// <summary>From the ground up: each may use those before it.</summary>
    public static IReadOnlyList<Floor> All { get; }
        = [.. ((string[])["Grains.Interfaces", "Rules", "Providers", "Storage", "Hosting", "Grains", "Silo", "Gateway.Web"]).Select(name => new Floor(name))];

    public string Name { get; }

    /// <summary>Between different rooms of this floor, each with the names of two types that make it.</summary>
    public IReadOnlyDictionary<Arrow, string> Arrows => _arrows.Value;

    public IEnumerable<string> UsedFloors()
    {
        using var module = Open();
        return [.. module.AssemblyReferences.Select(reference => reference.Name).Where(name => name.StartsWith($"{Product}.", StringComparison.Ordinal)).Select(name => name[(Product.Length + 1)..])];
    }

    public IEnumerable<string> PublicTypes()
    {
        using var module = Open();
        return [.. module.Types.Where(type => type.IsPublic && !IsGenerated(type)).Select(type => type.Name)];
    }

    /// <summary>Types of rooms that use a type of that floor, where their setup could do it for them.</summary>
    public IEnumerable<string> RoomsThatUse(string floor)
    {
        using var module = Open();
        return [.. module.GetTypes().Where(type => RoomOf(type) is not (null or Setup) && !IsGenerated(type))
            .SelectMany(type => TypeUses.Of(type).Where(used => used.Scope.Name == $"{Product}.{floor}").Select(used => $"{Outer(type).Name} uses {Outer(used).Name}"))
            .Distinct()];
    }

    private ModuleDefinition Open() => ModuleDefinition.ReadModule(Path.Combine(AppContext.BaseDirectory, $"{Product}.{Name}.dll"));

    private Dictionary<Arrow, string> Read()
    {
        using var module = Open();
        var arrows = new Dictionary<Arrow, string>();
        foreach (var type in module.GetTypes().Where(type => RoomOf(type) is not null && !IsGenerated(type)))
        {
            foreach (var used in TypeUses.Of(type).Where(used => used.Scope == module))
            {
                if (RoomOf(used) is { } to && RoomOf(type) is { } from && from != to)
                {
                    arrows.TryAdd(new Arrow(from, to), $"{Outer(type).Name} uses {Outer(used).Name}");
                }
            }
        }

        return arrows;
    }

    // Serializers of Orleans, which know all contracts.
    private static bool IsGenerated(TypeDefinition type) => Outer(type).Namespace.Contains("CodeGen", StringComparison.Ordinal);

    // What lists rooms is above them all: it is at the project's root, or one room's setup.
    private static string? RoomOf(TypeReference type)
        => Outer(type).Name.EndsWith(nameof(Setup), StringComparison.Ordinal) || Outer(type).Name == "Program" || Outer(type).Namespace == Product ? Setup
            : Outer(type).Namespace.StartsWith($"{Product}.", StringComparison.Ordinal) ? Outer(type).Namespace[(Product.Length + 1)..]
            : null;

    private static TypeReference Outer(TypeReference type)
    {
        while (type.DeclaringType is { } outer)
        {
            type = outer;
        }

        return type;
    }
}

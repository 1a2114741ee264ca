using System.Text;

namespace Orleans.Runtime;

public readonly record struct GrainId(GrainType Type, IdSpan Key)
{
    public bool IsDefault => Type.IsDefault && Key.IsDefault;

    public static GrainId Create(GrainType type, IdSpan key) => new(type, key);

    public static GrainId Create(GrainType type, string key) => new(type, IdSpan.Create(key));

    public static GrainId Create(string type, string key) => Create(GrainType.Create(type), key);

    public static GrainId Parse(string value, IFormatProvider? provider = null) =>
        TryParse(value, out var id) ? id : throw new ArgumentException($"\"{value}\" is not a grain id.", nameof(value));

    public static bool TryParse(string? value, out GrainId result)
    {
        var slash = value?.IndexOf('/') ?? -1;
        result = slash > 0 ? Create(value![..slash], value[(slash + 1)..]) : default;
        return slash > 0;
    }

    // FNV-1a: reminder tables store it, so unlike GetHashCode it must be the same in every process.
    public uint GetUniformHashCode()
    {
        var hash = 2166136261u;
        foreach (var octet in Encoding.UTF8.GetBytes(ToString()))
        {
            hash = (hash ^ octet) * 16777619u;
        }

        return hash;
    }

    public override string ToString() => $"{Type}/{Key}";
}

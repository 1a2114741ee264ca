using System.Text.Json;

namespace OrleansNotify.Endpoints;

internal abstract class FilterNode
{
    public abstract bool Holds(JsonElement value);
}

internal sealed class AllOf(FilterNode[] nodes) : FilterNode
{
    public override bool Holds(JsonElement value)
    {
        foreach (var node in nodes)
        {
            if (!node.Holds(value))
            {
                return false;
            }
        }

        return true;
    }
}

internal sealed class AnyOf(FilterNode[] nodes) : FilterNode
{
    public override bool Holds(JsonElement value)
    {
        foreach (var node in nodes)
        {
            if (node.Holds(value))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class Not(FilterNode node) : FilterNode
{
    public override bool Holds(JsonElement value) => !node.Holds(value);
}

/// <summary>One member on the way down; it holds for nothing when the member is missing. In a list it is enough that one element has it so.</summary>
internal sealed class Member(byte[] name, FilterNode node) : FilterNode
{
    public override bool Holds(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.TryGetProperty(name, out var found) && node.Holds(found),
        JsonValueKind.Array => HoldsForAny(value),
        _ => false,
    };

    private bool HoldsForAny(JsonElement list)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (Holds(item))
            {
                return true;
            }
        }

        return false;
    }
}

internal sealed class Exists : FilterNode
{
    public override bool Holds(JsonElement value) => true;
}

/// <summary>A comparison of the value itself or, when it is a list, of one of its elements.</summary>
internal sealed class Compares(Func<JsonElement, bool> test) : FilterNode
{
    public override bool Holds(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return test(value);
        }

        foreach (var item in value.EnumerateArray())
        {
            if (test(item))
            {
                return true;
            }
        }

        return false;
    }
}

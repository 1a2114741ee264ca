using System.Text.Json;
using OrleansNotify.Events;

namespace OrleansNotify.Endpoints;

public abstract class FilterNode
{
    public abstract bool Holds(JsonElement value, FilterRun run);
}

public sealed class AllOf(FilterNode[] nodes) : FilterNode
{
    public override bool Holds(JsonElement value, FilterRun run)
    {
        foreach (var node in nodes)
        {
            if (!node.Holds(value, run))
            {
                return false;
            }
        }

        return true;
    }
}

public sealed class AnyOf(FilterNode[] nodes) : FilterNode
{
    public override bool Holds(JsonElement value, FilterRun run)
    {
        foreach (var node in nodes)
        {
            if (node.Holds(value, run))
            {
                return true;
            }
        }

        return false;
    }
}

public sealed class Not(FilterNode node) : FilterNode
{
    public override bool Holds(JsonElement value, FilterRun run) => !node.Holds(value, run);
}

/// <summary>One member on the way down; it holds for nothing when the member is missing. In a list it is enough that one element has it so.</summary>
public sealed class Member(byte[] name, FilterNode node) : FilterNode
{
    public override bool Holds(JsonElement value, FilterRun run) => value.ValueKind switch
    {
        // A member is looked for among all of its object.
        JsonValueKind.Object => run.TrySpend(1 + value.GetPropertyCount()) && value.Find(name) is { } found && node.Holds(found, run),
        JsonValueKind.Array => HoldsForAny(value, run),
        _ => false,
    };

    private bool HoldsForAny(JsonElement list, FilterRun run)
    {
        foreach (var item in list.EnumerateArray())
        {
            if (!run.TrySpend(1))
            {
                return false;
            }

            if (Holds(item, run))
            {
                return true;
            }
        }

        return false;
    }
}

public sealed class Exists : FilterNode
{
    public override bool Holds(JsonElement value, FilterRun run) => true;
}

/// <summary>A comparison of the value itself or, when it is a list, of one of its elements.</summary>
public sealed class Compares(Func<JsonElement, bool> test) : FilterNode
{
    public override bool Holds(JsonElement value, FilterRun run)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return run.TrySpendOn(value) && test(value);
        }

        foreach (var item in value.EnumerateArray())
        {
            if (!run.TrySpendOn(item))
            {
                return false;
            }

            if (test(item))
            {
                return true;
            }
        }

        return false;
    }
}

using System.Text;
using System.Text.Json;

namespace OrleansNotify.Endpoints;

/// <summary>Every condition goes down its whole path by itself, so that the opposite of one means "nowhere" in lists as well.</summary>
/// <param name="mostValues">Of all lists together.</param>
public sealed class FilterParser(int mostValues)
{
    private const int MaxNodes = 100;
    private const int MaxValues = 100;
    private int _nodes;
    private int _values;

    public FilterNode Root(JsonElement element) => Filter(element, "the filter");

    private FilterNode Filter(JsonElement element, string where) => All(Members(element, where).Select(member => member.Name switch
    {
        "$and" => new AllOf(Filters(member.Value, "$and")),
        "$or" => new AnyOf(Filters(member.Value, "$or")),
        "$not" => new Not(Filter(member.Value, "$not")),
        ['$', ..] => throw new FilterException($"{member.Name} is not known here: $and, $or, $not or the name of a member"),
        _ => Condition(member.Value, member.Name),
    }));

    private FilterNode[] Filters(JsonElement element, string where)
        => element.ValueKind == JsonValueKind.Array && element.GetArrayLength() > 0
            ? [.. element.EnumerateArray().Select(item => Filter(item, where))]
            : throw new FilterException($"{where} takes a list of filters");

    private FilterNode Condition(JsonElement element, string path)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return At(path, new Compares(Value(element, path).Is));
        }

        var members = Members(element, path);
        var operators = members.Count(member => member.Name.StartsWith('$'));
        return operators == 0 ? All(members.Select(member => Condition(member.Value, $"{path}.{member.Name}")))
            : operators == members.Count ? All(members.Select(member => Operator(member.Name, member.Value, path)))
            : throw new FilterException($"{path} mixes operators and members");
    }

    private FilterNode Operator(string name, JsonElement operand, string path) => name switch
    {
        "$eq" => At(path, new Compares(Value(operand, path).Is)),
        "$ne" => new Not(At(path, new Compares(Value(operand, path).Is))),
        "$gt" => At(path, Ordered(operand, name, order => order > 0)),
        "$gte" => At(path, Ordered(operand, name, order => order >= 0)),
        "$lt" => At(path, Ordered(operand, name, order => order < 0)),
        "$lte" => At(path, Ordered(operand, name, order => order <= 0)),
        "$in" => At(path, IsOneOf(operand, name)),
        "$nin" => new Not(At(path, IsOneOf(operand, name))),
        "$prefix" => At(path, StartsWith(operand)),
        "$exists" when operand.ValueKind == JsonValueKind.True => At(path, new Exists()),
        "$exists" when operand.ValueKind == JsonValueKind.False => new Not(At(path, new Exists())),
        "$exists" => throw new FilterException("$exists takes true or false"),
        "$not" => new Not(Condition(operand, path)),
        _ => throw new FilterException($"{path} has {name}, which is no operator"),
    };

    private FilterNode At(string path, FilterNode leaf)
    {
        if (++_nodes > MaxNodes)
        {
            throw new FilterException($"it has more than {MaxNodes} conditions");
        }

        return MemberPath.TryParse(path, out var names)
            ? names.Reverse().Aggregate(leaf, (node, name) => new Member(Encoding.UTF8.GetBytes(name), node))
            : throw new FilterException($"\"{path}\" is not the name of a member, or names with dots between them");
    }

    private static Compares Ordered(JsonElement operand, string name, Func<int, bool> test)
        => FilterValue.Of(operand) is { IsOrdered: true } value
            ? new Compares(candidate => value.Order(candidate) is { } order && test(order))
            : throw new FilterException($"{name} takes a number or a text");

    private Compares IsOneOf(JsonElement operand, string name)
    {
        if (operand.ValueKind != JsonValueKind.Array || operand.GetArrayLength() is 0 or > MaxValues)
        {
            throw new FilterException($"{name} takes a list of 1 to {MaxValues} values");
        }

        _values += operand.GetArrayLength();
        return _values <= mostValues
            ? new Compares(new ValueSet([.. operand.EnumerateArray().Select(item => Value(item, name))]).Contains)
            : throw new FilterException($"its lists have more than {mostValues} values together");
    }

    private static Compares StartsWith(JsonElement operand)
        => operand.ValueKind == JsonValueKind.String
            ? new Compares(Value(operand, "$prefix").IsPrefixOf)
            : throw new FilterException("$prefix takes a text");

    private static FilterValue Value(JsonElement element, string where)
        => FilterValue.Of(element) ?? throw new FilterException($"{where} is compared with a text, a number, true, false or null");

    private static FilterNode All(IEnumerable<FilterNode> nodes)
    {
        FilterNode[] all = [.. nodes];
        return all.Length == 1 ? all[0] : new AllOf(all);
    }

    private static List<JsonProperty> Members(JsonElement element, string where)
    {
        var members = element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().ToList() : [];
        return members.Count == 0 ? throw new FilterException($"{where} must be an object with at least one member")
            : members.DistinctBy(member => member.Name).Count() == members.Count ? members
            : throw new FilterException($"{where} has a member twice");
    }
}

using System.Text;
using OrleansNotify.Storage;

namespace OrleansNotify.Deliveries;

/// <summary>
/// The statements of a list: one index leads, and what it does not know filters the rows that it finds. Which one leads is decided here
/// and not by the planner, who may take any index that has the right order: <c>|| ''</c> keeps a filter's column away from the indexes.
/// </summary>
internal sealed class DeliveryListSql(DeliveryQuery query, Database database)
{
    private readonly bool _isUnsent = query.Status is not null and not DeliveryStatus.Succeeded;
    private readonly string _order = query.After is null ? "d.seq DESC, d.endpoint_id DESC" : "d.seq, d.endpoint_id";

    /// <summary>Whether there are filters that the leading index does not know.</summary>
    public bool IsFiltering => Filters.Any();

    /// <summary>Where a look at <c>@Candidates</c> rows ends; nothing when there are fewer.</summary>
    public string End => $"""
        SELECT d.seq, d.endpoint_id
        FROM deliveries d{database.By(Index)}
        WHERE {Conditions(Leading)}
        ORDER BY {_order}
        LIMIT 1 OFFSET @Candidates
        """;

    public string Page => $"""
        SELECT {DeliverySql.Columns}
        FROM deliveries d{database.By(Index)}
        WHERE {Conditions(Leading.Concat(Filters))}
        ORDER BY {_order}
        LIMIT @Limit
        """;

    /// <summary>How many of the newest <c>@Most</c> rows that the leading index finds meet the filters as well, and of how many.</summary>
    public string Count => $"""
        SELECT count({(IsFiltering ? $"CASE WHEN {string.Join(" AND ", Filters).Replace("d.", "counted.", StringComparison.Ordinal)} THEN 1 END" : "*")}), count(*) FROM (
            SELECT {(IsFiltering ? "d.endpoint_id, d.status, d.type, d.source" : "1")}
            FROM deliveries d{database.By(Index)}
            WHERE {Conditions(Leading)}
            ORDER BY d.seq DESC, d.endpoint_id DESC
            LIMIT @Most) counted
        """;

    private string Index => (_isUnsent ? "deliveries_unsent" : "deliveries") + Leader switch
    {
        "endpoint_id" => "_by_endpoint",
        null => _isUnsent ? "" : "_by_seq",
        var column => "_by_" + column,
    };

    private IEnumerable<string> Leading
    {
        get
        {
            if (_isUnsent)
            {
                yield return "d.status = @Status AND d.status <> 'succeeded'";
            }

            if (Leader is { } column)
            {
                yield return $"d.{column} = @{Parameter(column)}";
            }
        }
    }

    private IEnumerable<string> Filters
    {
        get
        {
            if (query.Status is not null && !_isUnsent)
            {
                yield return "d.status || '' = @Status";
            }

            foreach (var column in Given.Skip(1))
            {
                yield return $"d.{column} || '' = @{Parameter(column)}";
            }

            foreach (var (column, list) in Lists)
            {
                yield return $"d.{column} || '' {database.OneOf(list)}";
            }
        }
    }

    private IEnumerable<(string Column, string List)> Lists =>
    [
        .. query.Statuses.Count > 0 ? [("status", "Statuses")] : Array.Empty<(string, string)>(),
        .. query.Types.Count > 0 ? [("type", "Types")] : Array.Empty<(string, string)>(),
        .. query.Sources.Count > 0 ? [("source", "Sources")] : Array.Empty<(string, string)>(),
        .. query.Endpoints is not null ? [("endpoint_id", "Endpoints")] : Array.Empty<(string, string)>(),
    ];

    private string? Leader => Given.FirstOrDefault();

    // The most selective first, as a rule: there are more endpoints than types, and more types than sources.
    private IEnumerable<string> Given
    {
        get
        {
            if (query.EndpointId is not null)
            {
                yield return "endpoint_id";
            }

            if (query.Type is not null)
            {
                yield return "type";
            }

            if (query.Source is not null)
            {
                yield return "source";
            }
        }
    }

    private static string Parameter(string column) => column switch
    {
        "endpoint_id" => "EndpointId",
        "type" => "Type",
        _ => "Source",
    };

    private string Conditions(IEnumerable<string> conditions)
    {
        var text = new StringBuilder("d.tenant = @Tenant");
        foreach (var condition in conditions)
        {
            text.Append(" AND ").Append(condition);
        }

        return text
            .Append(" AND (d.seq, d.endpoint_id) ").Append(query.After is null ? "<" : "<=").Append(" (@HighSeq, @HighEndpoint)")
            .Append(" AND (d.seq, d.endpoint_id) ").Append(query.After is null ? ">=" : ">").Append(" (@LowSeq, @LowEndpoint)")
            .ToString();
    }
}

using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Edge;
using OrleansNotify.OpenApi;
using OrleansNotify.Sessions;

namespace OrleansNotify.Inboxes;

/// <summary><c>?limit=1..100&amp;userId=&amp;includeRead=true&amp;includeDismissed=false</c></summary>
internal sealed class SeedListQuery : IRejectable, IEndpointParameterMetadataProvider
{
    private const int UsualLimit = 50;
    private const int MaxLimit = 100;

    public int Limit { get; private init; }

    /// <summary>An address as the accounts are spelled.</summary>
    public string? User { get; private init; }

    public InboxFilter Filter { get; private init; } = InboxFilter.Shown;

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(
            Argument.Limit(MaxLimit, UsualLimit),
            new Argument("userId", "The e-mail address of the person whose view it is; without it an API key sees what the tenant sent."),
            Argument.Flag("includeRead", "Also what is read; true when it is left out."),
            Argument.Flag("includeDismissed", "Also what was dismissed."),
            new Refusals(400, 422));

    public static ValueTask<SeedListQuery> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = context.Request.Query;
        string? user = query["userId"];
        var email = "";
        if (!QueryNumber.TryLimit(query, MaxLimit, UsualLimit, out var limit)
            || !TryFlag(query["includeRead"], true, out var withRead) || !TryFlag(query["includeDismissed"], false, out var withDismissed))
        {
            return Rejected(Problems.PageMalformed($"limit is 1 to {MaxLimit}; includeRead and includeDismissed are true or false."));
        }

        return !string.IsNullOrEmpty(user) && !EmailAddress.TryNormalize(user, out email)
            ? Rejected(Problems.Invalid("email_invalid", "userId is the e-mail address of one person."))
            : ValueTask.FromResult(new SeedListQuery
            {
                Limit = limit,
                User = email.Length == 0 ? null : email,
                Filter = new InboxFilter(IsUnreadOnly: !withRead, WithDismissed: withDismissed),
            });
    }

    private static ValueTask<SeedListQuery> Rejected(Problem problem) => ValueTask.FromResult(new SeedListQuery { Rejection = problem });

    private static bool TryFlag(string? text, bool usual, out bool flag)
    {
        flag = string.IsNullOrEmpty(text) ? usual : text == "true";
        return text is null or "" or "true" or "false";
    }
}

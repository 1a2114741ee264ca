using System.Reflection;
using Microsoft.AspNetCore.Http.Metadata;
using OrleansNotify.Http;
using OrleansNotify.Inboxes;
using OrleansNotify.Sessions;

namespace OrleansNotify.Compat.Business;

/// <summary><c>?limit=1..100&amp;userId=&amp;includeRead=true&amp;includeDismissed=false&amp;before=</c></summary>
internal sealed class BusinessListQuery : IRejectable, IEndpointParameterMetadataProvider
{
    private const int UsualLimit = 50;
    private const int MaxLimit = 100;

    public int Limit { get; private init; }

    /// <summary>Only what is older than this seq.</summary>
    public long? Before { get; private init; }

    /// <summary>An address as the accounts are spelled.</summary>
    public string? User { get; private init; }

    public InboxFilter Filter { get; private init; } = InboxFilter.Shown;

    public Problem? Rejection { get; private init; }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
        => builder.Add(
            Argument.Limit(MaxLimit, UsualLimit),
            Argument.Number("before", "The nextBefore of an earlier page."),
            new Argument("userId", "The e-mail address of the person whose view it is; without it an API key sees what the tenant sent."),
            Argument.Flag("includeRead", "Also what is read; true when it is left out."),
            Argument.Flag("includeDismissed", "Also what was dismissed."),
            new Refusals(400, 422));

    public static ValueTask<BusinessListQuery> BindAsync(HttpContext context, ParameterInfo _)
    {
        var query = new QueryReader(context.Request.Query);
        var filter = new InboxFilter(IsUnreadOnly: !query.Flag("includeRead", usual: true, mayBeEmpty: true), WithDismissed: query.Flag("includeDismissed", mayBeEmpty: true));
        var (limit, user) = (query.Limit(MaxLimit, UsualLimit), query.Text("userId", int.MaxValue));
        var before = query.Number("before", "before is the nextBefore of an earlier page.");
        var email = "";
        var isUser = user is null || EmailAddress.TryNormalize(user, out email);
        return ValueTask.FromResult(new BusinessListQuery
        {
            Limit = limit,
            Before = before,
            User = email.Length == 0 ? null : email,
            Filter = filter,
            Rejection = query.Problem ?? (isUser ? null : Problems.Invalid("email_invalid", "userId is the e-mail address of one person.")),
        });
    }
}

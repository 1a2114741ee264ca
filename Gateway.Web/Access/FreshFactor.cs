using OrleansNotify.Http;
using OrleansNotify.Members;
using OrleansNotify.Sessions;

namespace OrleansNotify.Access;

/// <summary>
/// What changes who gets in is for sessions that have shown a factor in the last ten minutes. Keys, the operator and sessions of clients that
/// know of no factors go on as before.
/// </summary>
internal static class FreshFactor
{
    public static RouteGroupBuilder NeedingFreshFactor(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").Refuses(403);
        group.AddEndpointFilter((context, next) => Check(context, next, isForMembersOnly: false));
        return group;
    }

    /// <summary>Also refuses sessions that have no factors: those of a code for another client.</summary>
    public static RouteGroupBuilder NeedingFreshMember(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").Refuses(403);
        group.AddEndpointFilter((context, next) => Check(context, next, isForMembersOnly: true));
        return group;
    }

    private static async ValueTask<object?> Check(EndpointFilterInvocationContext context, EndpointFilterDelegate next, bool isForMembersOnly)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        {
            return await next(context);
        }

        var access = Bearer.TryRead(http, out var token) && token is not null ? await http.RequestServices.GetRequiredService<AccessTokens>().Read(token) : null;
        var isFresh = access is null ? !isForMembersOnly : await Member(http, access).IsFresh(access.Sid);
        return isFresh ? await next(context) : Problems.StepUpRequired;
    }

    private static IMemberGrain Member(HttpContext context, AccessToken access)
        => context.RequestServices.GetRequiredService<IGrainFactory>().GetGrain<IMemberGrain>(new UserKey(access.Tenant, access.User).ToString());
}

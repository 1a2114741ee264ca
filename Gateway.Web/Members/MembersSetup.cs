namespace OrleansNotify.Members;

internal static class MembersSetup
{
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<SetupCode>();
        services.AddSingleton<LoginAnswers>();
    }

    public static void MapMembersSignIn(this IEndpointRouteBuilder routes)
    {
        routes.MapLogin();
    }
}

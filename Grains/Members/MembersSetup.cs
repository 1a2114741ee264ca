using Microsoft.Extensions.DependencyInjection;
using OrleansNotify.Secrets;

namespace OrleansNotify.Members;

internal static class MembersSetup
{
    public static void AddMembers(this IServiceCollection services)
    {
        services.AddSingleton<AccessTokenKeys>();
        services.AddSingleton<RefreshTokens>();
        services.AddSingleton<Passwords>();
        services.AddSingleton<SecondFactors>();
        services.AddSingleton<PasskeyChallenges>();
        services.AddSingleton<PasskeyChecks>();
        services.AddSingleton<SignInGuard>();
    }
}

using OrleansNotify.Http;

namespace OrleansNotify.Endpoints;

/// <summary>Tests of endpoints that are under way: each waits for somebody else's server.</summary>
internal sealed class TestBudget() : SharedBudget(MaxTests, MaxTestsOfTenant, MaxTestsOfUser)
{
    public const int MaxTests = 64;
    public const int MaxTestsOfTenant = 8;
    public const int MaxTestsOfUser = 2;
}

using System.Security.Cryptography;
using OrleansNotify.Secrets;
using OrleansNotify.Sessions;
using OtpNet;

namespace OrleansNotify.Members;

public sealed class SecondFactorsTests
{
    private static readonly UserKey Ann = new("acme", "ann@example.org");
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch.AddDays(20_000);
    private readonly SecretKey _old = new(RandomNumberGenerator.GetBytes(SecretKey.Length));
    private readonly SecretKey _current = new(RandomNumberGenerator.GetBytes(SecretKey.Length));

    [Theory]
    [InlineData(-60, false)]
    [InlineData(-30, false)]
    [InlineData(0, false)]
    [InlineData(30, true)]
    [InlineData(60, false)]
    public void ACodeIsOfAStepAfterTheLastOneAndOfNoClockThatIsFarOff(int seconds, bool isRight)
    {
        var factors = new SecondFactors(new SecretBox(new SecretKeys(_old)));
        var (totp, state) = Confirmed(factors);

        var status = factors.Check(Ann, state, Code(totp, seconds), Now, out var after);

        Assert.Equal(isRight ? SignInStatus.Done : SignInStatus.CodeInvalid, status);
        Assert.Equal(isRight ? SignInStatus.CodeInvalid : status, factors.Check(Ann, after, Code(totp, seconds), Now, out _));
    }

    [Fact]
    public void ASecretOfAPreviousKeyIsSealedAgainAndGoesOn()
    {
        var (totp, state) = Confirmed(new SecondFactors(new SecretBox(new SecretKeys(_old))));
        var during = new SecondFactors(new SecretBox(new SecretKeys(_current, _old)));

        var resealed = state with { Totp = during.Reseal(Ann, state.Totp) };

        var after = new SecondFactors(new SecretBox(new SecretKeys(_current)));
        Assert.Equal(SignInStatus.Done, after.Check(Ann, resealed, Code(totp, 30), Now, out _));
        Assert.Null(after.Reseal(Ann, resealed.Totp));
        Assert.Empty(after.Reseal(Ann, state.Totp)!);
    }

    [Fact]
    public void ASecretOpensForItsOwnMemberOnly()
    {
        var factors = new SecondFactors(new SecretBox(new SecretKeys(_old)));
        var (totp, state) = Confirmed(factors);

        Assert.Equal(SignInStatus.CodeInvalid, factors.Check(Ann with { User = "bob@example.org" }, state, Code(totp, 30), Now, out _));
    }

    private static (Totp Totp, MemberState State) Confirmed(SecondFactors factors)
    {
        var (secret, begun) = factors.Begin(Ann, new MemberState());
        var totp = new Totp(secret);
        return (totp, factors.Confirm(Ann, begun, Code(totp, 0), Now)!.Value.After);
    }

    private static string Code(Totp totp, int seconds) => totp.ComputeTotp(Now.AddSeconds(seconds).UtcDateTime);
}

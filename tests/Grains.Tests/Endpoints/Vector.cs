using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>The published example of Standard Webhooks, and what it must give.</summary>
internal static class Vector
{
    public const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    public const string PrivateKey = "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
    public const string PublicKey = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";
    public const string MessageId = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    public const string Hmac = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    public const string Ed25519 = "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

    public static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);

    public static byte[] Body => Encoding.UTF8.GetBytes("{\"test\": 2432232314}");
}

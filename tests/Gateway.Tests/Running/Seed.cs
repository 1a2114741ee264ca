namespace OrleansNotify.Running;

/// <summary>The sales extension's answers, as its README has them.</summary>
public static class Seed
{
    public const string Alive = """{"status":"alive"}""";
    public const string CodeSent = """{"message":"OTP sent successfully"}""";
    public const string EmailInvalid = """{"error":"Invalid email. Must be @codingninjas.com"}""";
    public const string CodeInvalid = """{"error":"Invalid or expired OTP"}""";
    public const string Unauthorized = """{"error":"Unauthorized: Missing or invalid Bearer token"}""";
    public const string Received = """{"message":"Webhook received successfully"}""";
    public const string TypeMissing = """{"error":"Missing type field"}""";
}

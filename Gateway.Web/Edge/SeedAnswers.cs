namespace OrleansNotify.Edge;

/// <summary>The sales extension's answers, byte for byte.</summary>
internal static class SeedAnswers
{
    public static IResult Alive => Json(200, """{"status":"alive"}""");

    public static IResult CodeSent => Json(200, """{"message":"OTP sent successfully"}""");

    public static IResult CodeNotSent => Json(500, """{"error":"Failed to send OTP"}""");

    public static IResult CodeInvalid => Json(400, """{"error":"Invalid or expired OTP"}""");

    public static IResult Received => Json(200, """{"message":"Webhook received successfully"}""");

    public static IResult TypeMissing => Json(400, """{"error":"Missing type field"}""");

    public static IResult Unauthorized => Json(401, """{"error":"Unauthorized: Missing or invalid Bearer token"}""");

    public static IResult EmailInvalid(IEnumerable<string> domains)
        => TypedResults.Json(new { error = $"Invalid email. Must be {string.Join(" or ", domains.Select(domain => $"@{domain}"))}" }, statusCode: 400);

    public static IResult CodeVerified(string token, string email)
        => TypedResults.Json(new { message = "OTP verified successfully", token, email });

    private static IResult Json(int status, string body) => TypedResults.Text(body, "application/json; charset=utf-8", statusCode: status);
}

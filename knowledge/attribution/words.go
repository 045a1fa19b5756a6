package attribution

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// courtesy are titles that tell a person's sex or nothing, and never a role.
var courtesy = map[string]byte{
	"mr": 'm', "mister": 'm', "sir": 'm', "lord": 'm', "mrs": 'f', "ms": 'f', "miss": 'f', "lady": 'f', "madam": 'f', "dame": 'f', "dr": 0, "st": 0,
}

// titleWords stand directly before a name, as titles or as the last word of a role.
var titleWords = set(`mr mrs ms miss mister sir lord lady dame dr sen senator senators rep representative congressman congresswoman gov governor
	president presidents vice-president prime minister secretary chancellor king queen prince princess pope cardinal bishop archbishop rabbi imam father sister
	judge justice general gen lt lieutenant col colonel maj major capt captain sgt sergeant cmdr commander adm admiral marshal sheriff officer
	professor prof chief spokesman spokeswoman spokesperson director chairman chairwoman chair chairperson leader ambassador envoy mayor attorney
	commissioner adviser advisor analyst candidate nominee republican republicans democrat democrats democratic independent former ceo cfo coo cto founder
	co-founder executive manager editor author lawyer deputy premier speaker councilman councilwoman councilor counsel strategist economist historian
	scientist researcher reporter correspondent journalist columnist writer actor actress singer comedian coach owner publisher treasurer inspector
	detective agent head member activist expert consultant pollster aide staffer lawmaker legislator delegate assemblyman assemblywoman sens reps del
	rev reverend hon supt superintendent trustee administrator coordinator president-elect incumbent emir sultan sheikh ayatollah crown emeritus
	negotiator diplomat oligarch billionaire businessman businesswoman entrepreneur financier investor host anchor producer filmmaker
	alderman alderwoman recorder editor-in-chief secretary-treasurer committeeman committeewoman comptroller clerk co-chair co-chairman vice-chairman
	principal dean provost fellow scholar physicist engineer doctor physician nurse pastor minister-president taoiseach undersecretary
	under-secretary general-secretary whip staff`)

// roleNouns end a role that is written out, before a name or after it.
var roleNouns = set(`spokespeople official officials student teacher resident wife husband son daughter brother mother partner colleague critic supporter
	organizer worker farmer veteran lobbyist donor operative surrogate adviser-turned-critic attorney-general widow cousin uncle aunt niece nephew
	friend mate ally rival opponent successor predecessor psychologist sociologist biologist chemist mathematician artist musician photographer
	designer developer architect pilot soldier translator interpreter archivist librarian curator`)

// modifiers stand inside of roles in lower case.
var modifiers = set(`foreign prime deputy vice senior former chief national security policy defense defence finance press campaign interim acting special top general
	executive communications political military economic trade interior justice home health energy education party opposition majority minority
	congressional presidential state federal county city police research managing founding house senate longtime veteran global international
	regional local public private chief prominent leading associate assistant assistants lead first second third principal junior current then-
	vice-presidential gubernatorial budget climate intelligence human rights media digital legal criminal civil transition staff immigration
	environmental science technology sovereign wealth fund investment nuclear army navy force air royal family real estate talk radio
	conservative liberal progressive independent retired outgoing incoming newly elected running
	transport agriculture culture tourism sports railway oil gas labor labour welfare development infrastructure anti-corruption intelligence counterterrorism
	space aviation weather election elections voting ethics diversity product sales design fashion football soccer basketball music film art`)

// offices follow "of" in a title: "Secretary of State".
var offices = set(`state defense defence treasury commerce energy labor labour education homeland security agriculture interior transportation health human
	services veterans affairs war justice staff police representatives the housing urban development`)

// orgWords make a run of capitals an organisation or a place.
var orgWords = set(`house department party committee court times post news journal herald tribune institute institution university college school bank group inc corp
	corporation co company council commission agency union association foundation center centre office service services bureau fund organization organisation
	states kingdom nations congress senate ministry administration campaign press media network league federation alliance coalition society
	board authority assembly parliament cabinet government republic force forces army navy church museum hospital airlines airways motors partners
	capital management holdings street tower district county city island river valley beach hill hall square park avenue road york
	america american europe european conference convention summit report survey poll project initiative program watch magazine review tv radio studios
	vatican entertainment systems technologies labs llc llp ltd plc trust exchange reserve cooperative club team action pac plan treaty
	guardian telegraph reuters bloomberg axios politico pentagon twitter facebook google white supreme democrats republicans`)

// passers are heads of descriptions whose organisation speaks through them: "analysts at the institute".
var passers = set(`analysts analyst experts researchers economists scientists spokesman spokeswoman spokesperson spokespeople spokespersons editors
	report reports story article editorial account accounts scoop statement reporting bulletin newsletter assessment dispatch`)

// writings are those passers that are no people.
var writings = set(`report reports story article editorial account accounts scoop statement reporting bulletin newsletter assessment dispatch`)

// outlets name those who pass news on; beside these, names that end in a word of outletWords do.
var (
	outlets     = set(`reuters ap afp cnn bbc nbc cbs abc msnbc npr pbs bloomberg politico axios cnbc dpa tass interfax cnbc espn buzzfeed breitbart vox slate`)
	outletWords = set(`news times post journal herald tribune guardian telegraph press gazette chronicle magazine today globe observer dispatch`)
)

// particles join two parts of a name.
var particles = set(`de la von van der den bin al el di da del dos du le ibn ben ter ten zu af`)

// suffixes follow a name and aren't its last part.
var suffixes = set(`jr sr ii iii iv esq`)

var femaleRoles = set(`spokeswoman congresswoman chairwoman councilwoman businesswoman actress queen princess wife daughter sister mother widow niece aunt duchess
	assemblywoman heiress hostess baroness countess`)

var maleRoles = set(`spokesman congressman chairman councilman businessman actor king prince husband son brother father uncle nephew pope cardinal bishop archbishop duke
	assemblyman baron`)

// Common given names of many countries, by sex; they break ties between pronouns and names, and between names and other capitals.
var maleNames = set(`james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven paul andrew
	joshua kenneth kevin brian george edward ronald timothy jason jeffrey ryan jacob gary nicholas eric jonathan stephen larry justin scott brandon
	benjamin samuel gregory frank alexander raymond patrick jack dennis jerry tyler aaron jose henry adam douglas nathan peter zachary kyle walter
	harold jeremy ethan carl keith roger gerald christian terry sean arthur austin noah lawrence jesse joe bryan billy jordan albert dylan bruce
	willie gabriel alan juan logan wayne ralph roy eugene randy vincent russell louis philip bobby johnny bradley mike jim bob tom bill dan dave
	steve chris matt tony ben sam tim jeff greg ken ron rick ted ed fred charlie nick pete josh andy doug phil ray barry howard martin mitch mitt
	barack bernie newt marco rand ben jeb lindsey orrin chuck harry mitch boris vladimir volodymyr sergei sergey serhii dmitry dmitri dmytro
	oleksandr aleksandr alexei aleksei andriy andrei andrey mykhailo mikhail nikolai mykola igor ihor oleg oleh pavel pavlo viktor yuri yuriy ivan
	kirill kyrylo ruslan rustem denys denis vitaly vitali valery valeriy anatoly roman stanislav vladislav konstantin maksym maxim emmanuel francois
	jean jean-noel jean-yves jean-claude jean-marie jean-luc pierre jacques olivier nicolas bruno laurent philippe hans friedrich olaf johann
	johannes klaus jurgen wolfgang karl heinrich dieter giuseppe giorgio matteo mario antonio carlos luis miguel pedro javier jorge fernando
	alejandro francisco rafael sergio diego alberto enrique felipe manuel mohammed muhammad mohamed ahmed ali hassan hussein omar ibrahim
	mustafa khalid bo abdul abdullah recep benjamin benyamin yitzhak ariel shimon ehud narendra rahul amit arun raj sanjay vijay xi wei jun shinzo
	taro kenji hiroshi jin-woo lars anders erik bjorn nils jens mikael antti alexander viktor janos andrzej donald jaroslaw lech piotr tomasz
	radoslaw marcin milos vaclav petr zoltan gyorgy nikos alexis yannis dirk mark geert wim willem kofi nelson jacob cyril elon jared stanley
	clarence neil stuart graham ian colin derek nigel simon gordon alastair alistair angus duncan hamish callum rory liam declan brendan padraig
	hugo felix oscar leon max otto emil jake luke cole wesley marcus darren curtis leonard stanley norman earl glenn dale clifford herbert
	reince corey tad josh rush rupert roger vin sidney sean geoff gerry lou lloyd jamie adrian ross wade clay clark dean grant kirk lance`)

var femaleNames = set(`mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly emily donna michelle
	carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela shirley anna brenda pamela emma nicole helen
	samantha katherine christine debra rachel carolyn janet catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren
	christina joan evelyn judith megan andrea cheryl hannah jacqueline martha gloria teresa ann sara madison frances kathryn janice jean abigail alice
	julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany charlotte marie kayla alexis lori
	hillary ivanka melania chelsea kellyanne sally jill elena sonia ketanji kamala nikki condoleezza madeleine loretta valerie claire kirsten
	tammy susana jan carly michele sheila wendy gail heidi kate katie liz beth sue jane anne annie ellen ella eva eve rose lucy molly maggie
	angela ursula annalena annegret marine theresa margaret nicola liz kaja mette sanna katrin erna jacinda julia giorgia federica
	yulia yuliya olena olga oksana iryna irina natalia nataliya tetiana tatiana svitlana svetlana kateryna ekaterina anastasia daria maria mariia
	ludmila lyudmila nadiya nadezhda vera galina elena viktoria sofia sofiia christine brigitte segolene roselyne simone francoise monique
	ana carmen isabel pilar lucia rosa dilma cristina michelle fatima aisha leila zainab noor indira sonia priya sushma aung benazir
	tulsi elise marsha debbie dianne maxine nita barbara joni lisa mazie patty jeanne stacey letitia jocelyn fani sylvia sidney donna deb
	ingrid astrid greta freya sigrid helga gerda magda ewa beata agnieszka zuzana vesna dalia ingrida maia salome roza marta rita paula
	megyn rachel gretchen arianna huma cheryl meg marissa oprah ellen whoopi joy elaine kathy peggy phyllis connie bonnie cindy sherry tina gina
	nina nora norma edith esther eleanor irene josephine louise lillian pauline rosemary vivian yvonne zoe kristen kristin ada kirstjen jenna`)
